export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond this many comparisons texts are told as one replaced by the other. */
const mostComparisons = 1_000_000;

function wordsOf(text: string): string[] {
  // Words of Chinese have no blanks between them.
  return [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
}

/** Texts that have less in common than this share are clearer as the old and the new one. */
const leastInCommon = 0.4;

/** What was taken out of a text and what was put in, word by word; of texts that are little alike, all of both. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const parts = byWords(before, after);
  const kept = parts.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0);
  const alike = kept >= leastInCommon * Math.max(before.length, after.length);
  return alike || before === '' || after === '' ? parts : [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
}

function byWords(before: string, after: string): DiffPart[] {
  const old = wordsOf(before);
  const next = wordsOf(after);
  let head = 0;
  while (head < old.length && head < next.length && old[head] === next[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < next.length - head && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  const middle = compare(old.slice(head, old.length - tail), next.slice(head, next.length - tail));
  return joined([
    ...old.slice(0, head).map((text) => ({ kind: 'same', text }) as const),
    ...middle,
    ...old.slice(old.length - tail).map((text) => ({ kind: 'same', text }) as const),
  ]);
}

/** By the longest words that both have in the same order. */
function compare(old: readonly string[], next: readonly string[]): DiffPart[] {
  if (old.length * next.length > mostComparisons) {
    return [{ kind: 'removed', text: old.join('') }, { kind: 'added', text: next.join('') }];
  }
  const width = next.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = next.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < next.length) {
    const removed = old[i];
    const added = next[j];
    if (removed !== undefined && removed === added) {
      parts.push({ kind: 'same', text: removed });
      i++;
      j++;
    } else if (added === undefined || (removed !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'removed', text: removed ?? '' });
      i++;
    } else {
      parts.push({ kind: 'added', text: added });
      j++;
    }
  }
  return parts;
}

/** Neighbours of one kind are one part; what was removed stands before what came in its place. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const { kind, text } of parts) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') last.text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}
