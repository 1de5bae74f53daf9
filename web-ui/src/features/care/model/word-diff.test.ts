import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

/** Both texts, put together from the diff. */
function sides(before: string, after: string): string[] {
  const parts = wordDiff(before, after);
  return ['added', 'removed'].map((gone) => parts.filter(({ kind }) => kind !== gone).map(({ text }) => text).join(''));
}

describe('a diff by words', () => {
  it('says what was taken out and what was put in', () => {
    expect(wordDiff('Платье летнее хлопок', 'Платье зимнее хлопок')).toEqual([
      { kind: 'same', text: 'Платье ' },
      { kind: 'removed', text: 'летнее' },
      { kind: 'added', text: 'зимнее' },
      { kind: 'same', text: ' хлопок' },
    ]);
  });

  it('keeps words that both have in the same order', () => {
    expect(wordDiff('a b c', 'b c d').filter(({ kind }) => kind === 'same').map(({ text }) => text).join('')).toBe('b c');
  });

  it('gives both texts back, whatever they are', () => {
    const texts = ['', ' ', 'одно', 'одно два', 'два одно', '红色 连衣裙', '红色连衣裙夏季', 'a a a', 'a b a b'];
    for (const before of texts) {
      for (const after of texts) expect(sides(before, after)).toEqual([before, after]);
    }
  });

  it('tells very long texts as one in place of the other', () => {
    const before = 'длинный '.repeat(600);
    const after = 'короткий '.repeat(600);
    expect(sides(before, after)).toEqual([before, after]);
    expect(wordDiff(before, after).length).toBeLessThan(4);
  });

  it('does not weave texts that are little alike into each other', () => {
    const [before, after] = ['Ботинки из замши непромокаемые с мехом', 'Кардиган с карманами на каждый день'];
    expect(wordDiff(before, after)).toEqual([{ kind: 'removed', text: before }, { kind: 'added', text: after }]);
  });

  it('says of equal texts that they are the same', () => {
    expect(wordDiff('то же', 'то же')).toEqual([{ kind: 'same', text: 'то же' }]);
  });
});
