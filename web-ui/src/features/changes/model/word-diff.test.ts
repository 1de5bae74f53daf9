import { expect, it } from 'vitest';
import { likeness, wordDiff } from './word-diff.ts';

const shown = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `{+${text}+}` })[kind])
    .join('');

it.each([
  ['the red boot', 'the blue boot', 'the [-red-]{+blue+} boot'],
  ['Сапоги зимние', 'Сапоги женские зимние', 'Сапоги {+женские +}зимние'],
  ['one, two', 'one two', 'one[-,-] two'],
  ['', 'new', '{+new+}'],
  ['gone', '', '[-gone-]'],
  ['same', 'same', 'same'],
  ['a b c d', 'a x c y', 'a [-b-]{+x+} c [-d-]{+y+}'],
  ['boots, zip aside.', 'boots, two zips.', 'boots, [-zip aside-]{+two zips+}.'],
])('%j to %j', (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

it('puts both texts together again, whatever they are', () => {
  let seed = 7;
  const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
  const text = () => Array.from({ length: random(30) }, () => ['сапог', ' ', '红', ',', 'x1', '\n'][random(6)]).join('');
  for (let i = 0; i < 200; i++) {
    const [before, after] = [text(), text()];
    const parts = wordDiff(before, after);
    expect(parts.filter(({ kind }) => kind !== 'new').map((part) => part.text).join('')).toBe(before);
    expect(parts.filter(({ kind }) => kind !== 'gone').map((part) => part.text).join('')).toBe(after);
  }
});

it('gives up on two long texts that have nothing in common, and is quick about it', () => {
  const one = Array.from({ length: 3_000 }, (_, i) => `a${i}`).join(' ');
  const other = Array.from({ length: 3_000 }, (_, i) => `b${i}`).join(' ');
  expect(wordDiff(one, other).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});

it('tells how much two texts have in common', () => {
  expect(likeness(wordDiff('red boots', 'red shoes'))).toBeCloseTo(4 / 9);
  expect(likeness(wordDiff('', ''))).toBe(1);
});
