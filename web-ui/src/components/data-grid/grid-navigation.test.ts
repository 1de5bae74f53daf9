import { expect, it } from 'vitest';
import { nextPlace } from './grid-navigation.ts';

const size = { rows: 100, columns: 5, pageRows: 10, header: true };

it.each([
  ['ArrowDown', false, [3, 2], [4, 2]],
  ['ArrowUp', false, [3, 2], [2, 2]],
  ['ArrowUp', false, [0, 2], [-1, 2]],
  ['ArrowUp', false, [-1, 2], [-1, 2]],
  ['ArrowDown', false, [-1, 2], [0, 2]],
  ['ArrowDown', false, [99, 2], [99, 2]],
  ['ArrowLeft', false, [3, 0], [3, 0]],
  ['ArrowLeft', false, [3, 2], [3, 1]],
  ['ArrowRight', false, [3, 4], [3, 4]],
  ['Home', false, [3, 2], [3, 0]],
  ['End', false, [3, 2], [3, 4]],
  ['Home', true, [3, 2], [0, 0]],
  ['End', true, [3, 2], [99, 4]],
  ['PageDown', false, [3, 2], [13, 2]],
  ['PageDown', false, [95, 2], [99, 2]],
  ['PageUp', false, [3, 2], [0, 2]],
] as const)('%s (far: %s) leads from %j to %j', (key, far, [row, column], [toRow, toColumn]) => {
  expect(nextPlace(key, far, { row, column }, size)).toEqual({ row: toRow, column: toColumn });
});

it('leaves other keys alone', () => {
  expect(nextPlace('a', false, { row: 0, column: 0 }, size)).toBeNull();
  expect(nextPlace('ArrowDown', true, { row: 0, column: 0 }, size)).toBeNull();
});

it('stays in the header of an empty list, and out of one that cannot be seen', () => {
  expect(nextPlace('PageUp', false, { row: -1, column: 1 }, { ...size, rows: 0 })).toEqual({ row: -1, column: 1 });
  expect(nextPlace('ArrowDown', false, { row: -1, column: 1 }, { ...size, rows: 0 })).toEqual({ row: -1, column: 1 });
  expect(nextPlace('ArrowUp', false, { row: 0, column: 0 }, { ...size, header: false })).toEqual({ row: 0, column: 0 });
});
