import { expect, it } from 'vitest';
import { number, ruleInput, type Rule } from './rule.ts';

const rule: Rule = { operation: 'SET_PRICE', value: '100', ending: '', sizes: '', shopId: '', match: 'VENDOR_CODE', time: '' };

it.each([
  ['1500', 1_500],
  ['1 500', 1_500],
  ['1\u{a0}500,50', 1_500.5],
  ['12.5', 12.5],
  ['−10', -10],
])('reads %j', (text, expected) => {
  expect(number(text)).toBe(expected);
});

it.each(['1,000', '12,900', '1.000', '1.5.5', '1,5,5', '', '-', '10%'])('guesses nothing of %j', (text) => {
  expect(number(text)).toBeNull();
});

it.each([
  ['42,5', ['42,5']],
  ['42,5; 43', ['42,5', '43']],
  ['S, M;L', ['S', 'M', 'L']],
  [' ', undefined],
])('takes %j for these sizes', (sizes, expected) => {
  expect(ruleInput({ ...rule, sizes })?.sizes).toEqual(expected);
});
