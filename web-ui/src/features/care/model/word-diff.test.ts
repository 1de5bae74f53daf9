import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

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
    const texts = ['', ' ', 'одно', 'одно два', 'два одно', '红色 连衣裙', '红色连衣裙夏季', 'a a a', 'a b a b', 'длинный '.repeat(1_200), 'короткий '.repeat(1_100)];
    for (const before of texts) {
      for (const after of texts) {
        const parts = wordDiff(before, after);
        const side = (gone: string) => parts.filter(({ kind }) => kind !== gone).map(({ text }) => text).join('');
        expect(side('added')).toBe(before);
        expect(side('removed')).toBe(after);
      }
    }
  });

  it('says of equal texts that they are the same', () => {
    expect(wordDiff('то же', 'то же')).toEqual([{ kind: 'same', text: 'то же' }]);
  });
});
