import { expect, it } from 'vitest';
import { toTsv } from './clipboard.ts';

it('is a line for each row, with tabs between cells and in none of them', () => {
  expect(toTsv([['a', 'b\tc'], ['d\r\ne', '']])).toBe('a\tb c\nd e\t');
});

it.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+cmd|calc', "'+cmd|calc"],
  ['-2+3', "'-2+3"],
  ['-12,5', '-12,5'],
  ['+7 900', '+7 900'],
  ['a=1', 'a=1'],
])('runs no formula: %s', (text, copied) => {
  expect(toTsv([[text]])).toBe(copied);
});
