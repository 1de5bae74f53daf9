export interface DiffPart {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Beyond this many comparisons a text counts as rewritten between its common ends. */
const mostComparisons = 1_000_000;

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];

/** What of a text was taken away and put in, word by word. Chinese, which has no spaces, is compared in runs of letters. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const a = words(before);
  const b = words(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], text: string) => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  add('same', a.slice(0, start).join(''));
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), add);
  add('same', a.slice(a.length - end).join(''));
  return joined(parts);
}

/** Changed words with only a space between them are one change: read word by word they would be mixed up. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (let at = 0; at < parts.length; ) {
    const part = parts[at];
    if (!part) break;
    if (part.kind === 'same') {
      result.push(part);
      at++;
      continue;
    }
    let gone = '';
    let added = '';
    for (; at < parts.length; at++) {
      const { kind, text } = parts[at] ?? part;
      const next = parts[at + 1];
      if (kind === 'same' && (text.trim() !== '' || next === undefined || next.kind === 'same')) break;
      if (kind !== 'new') gone += text;
      if (kind !== 'gone') added += text;
    }
    if (gone !== '') result.push({ kind: 'gone', text: gone });
    if (added !== '') result.push({ kind: 'new', text: added });
  }
  return result;
}

/** How much of two texts is in both, from 0 to 1. */
export function likeness(parts: readonly DiffPart[]): number {
  let [same, one, other] = [0, 0, 0];
  for (const { kind, text } of parts) {
    if (kind === 'same') same += text.length;
    if (kind !== 'new') one += text.length;
    if (kind !== 'gone') other += text.length;
  }
  return Math.max(one, other) === 0 ? 1 : same / Math.max(one, other);
}

function middle(a: string[], b: string[], add: (kind: DiffPart['kind'], text: string) => void): void {
  if (a.length * b.length > mostComparisons) {
    add('gone', a.join(''));
    add('new', b.join(''));
    return;
  }
  const width = b.length + 1;
  // The length of the longest common part of what follows a[i] and b[j].
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i] ?? '', b[j] ?? ''];
    if (i < a.length && j < b.length && one === other) {
      add('same', one);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      add('gone', one);
      i++;
    } else {
      add('new', other);
      j++;
    }
  }
}
