/** Which row a key leads to from row `from`; null when the key does not move. */
export function nextRow(key: string, from: number, count: number, pageRows: number): number | null {
  if (count === 0) return null;
  const clamp = (row: number) => Math.min(count - 1, Math.max(0, row));
  switch (key) {
    case 'ArrowDown':
      return clamp(from + 1);
    case 'ArrowUp':
      return clamp(from - 1);
    case 'PageDown':
      return clamp(from + pageRows);
    case 'PageUp':
      return clamp(from - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The rows from one to another, whichever stands first. */
export function between(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}
