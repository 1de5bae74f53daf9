const strings = (value: unknown): readonly string[] | null =>
  value === null || value === undefined ? [] : Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;

/** Where a picture can be fetched; anything else in such a list is the name of a file. */
export const isAddress = (text: string) => text.startsWith('https://');

/** A field's photos before and after; null when its values are no lists of photos. */
export function photoList(before: unknown, after: unknown): { before: readonly string[]; after: readonly string[] } | null {
  const old = strings(before);
  const next = strings(after);
  if (old === null || next === null) return null;
  return [...old, ...next].some(isAddress) ? { before: old, after: next } : null;
}
