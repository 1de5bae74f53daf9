import { describe, expect, it } from 'vitest';
import { createFormat, largestUnits } from './format.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('format', () => {
  it('says a length of time in its two largest units', () => {
    expect(largestUnits(0)).toEqual([{ unit: 'second', value: 0 }]);
    expect(largestUnits(59)).toEqual([{ unit: 'second', value: 59 }]);
    expect(largestUnits(3_725)).toEqual([
      { unit: 'hour', value: 1 },
      { unit: 'minute', value: 2 },
    ]);
    expect(largestUnits(86_400 + 59)).toEqual([{ unit: 'day', value: 1 }]);
    expect(largestUnits(-5)).toEqual([{ unit: 'second', value: 0 }]);
  });

  it('writes durations in each language', () => {
    expect(plain(createFormat('en-GB').duration(3_725))).toMatch(/^1 hr 2 mins?$/);
    expect(plain(createFormat('ru-RU').duration(3_725))).toMatch(/^1 ч\.? 2 мин\.?$/);
    expect(plain(createFormat('zh-CN').duration(3_725))).toMatch(/^1 ?小时 2 ?分钟$/);
  });

  it('writes ages in the unit in which they read best', () => {
    const format = createFormat('ru-RU');
    expect(plain(format.relative(-30))).toMatch(/^30 сек\.? назад$/);
    expect(plain(format.relative(-150))).toMatch(/^2 мин\.? назад$/);
    expect(plain(format.relative(-7_300))).toMatch(/^2 ч\.? назад$/);
    expect(plain(format.relative(-86_400))).toBe('вчера');
    expect(plain(format.relative(-40 * 86_400))).toMatch(/^в прошлом мес/);
  });

  it('groups digits as the language does', () => {
    expect(plain(createFormat('en-GB').number(12_000))).toBe('12,000');
    expect(plain(createFormat('ru-RU').number(12_000))).toBe('12 000');
  });

  it('writes sizes in the largest unit of which there is one', () => {
    expect([0, 1_023, 1_024, 1_536 * 1_024].map((value) => plain(createFormat('en-GB').bytes(value)))).toEqual(['0 byte', '1,023 byte', '1 kB', '1.5 MB']);
    expect(plain(createFormat('ru-RU').bytes(2.5 * 1_024 ** 3))).toBe('2,5 ГБ');
  });

  it('writes money with its currency, and kopecks only where there are some', () => {
    expect(plain(createFormat('ru-RU').money('12345', 'RUB'))).toBe('12 345 ₽');
    expect(plain(createFormat('ru-RU').money('999.5', 'RUB'))).toBe('999,50 ₽');
    expect(plain(createFormat('en-GB').money('12345.00', 'RUB'))).toBe('₽12,345');
  });
});
