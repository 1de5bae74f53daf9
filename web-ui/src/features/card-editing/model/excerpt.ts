/** Of two long texts as much as shows what differs: from a little before the first difference on, each at most so many characters. */
export function excerpts(before: string, after: string, most: number): [string, string] {
  if (before.length <= most && after.length <= most) return [before, after];
  let same = 0;
  while (same < before.length && same < after.length && before[same] === after[same]) same++;
  // What differs within the beginning needs no other.
  const from = same < most - context ? 0 : same - context;
  return [cut(before, from, most), cut(after, from, most)];
}

/** Characters that are alike, kept so that one sees where it is. */
const context = 40;

function cut(text: string, from: number, most: number): string {
  const part = text.slice(from, from + most);
  return `${from > 0 ? '…' : ''}${part}${from + most < text.length ? '…' : ''}`;
}
