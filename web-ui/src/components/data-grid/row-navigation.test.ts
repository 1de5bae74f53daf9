import { expect, it } from 'vitest';
import { nextRow } from './row-navigation.ts';

it.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 13],
  ['PageUp', 3, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['a', 50, null],
])('%s on row %i leads to %s', (key, from, to) => {
  expect(nextRow(key, from, 100, 10)).toBe(to);
});

it('leads nowhere in an empty list', () => {
  expect(nextRow('ArrowDown', 0, 0, 10)).toBeNull();
});
