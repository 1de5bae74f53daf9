import { describe, expect, it } from 'vitest';
import { amountText, parseAmount } from './units.ts';

const locales = ['en-GB', 'ru-RU', 'zh-CN'];

describe('a length of time', () => {
  it.each([
    ['5m', 300_000],
    ['5 min', 300_000],
    ['1,5 ч', 5_400_000],
    ['1.5h', 5_400_000],
    ['1 h 30 min', 5_400_000],
    ['1ч30м', 5_400_000],
    ['1小时30分', 5_400_000],
    ['2 дня', 172_800_000],
    ['7 суток', 604_800_000],
    ['90 сек.', 90_000],
    ['250ms', 250],
    ['250 мс', 250],
    ['500毫秒', 500],
    [' 30\u00a0Days ', 2_592_000_000],
    ['0', 0],
  ])('%s is %d ms', (text, value) => {
    expect(parseAmount(text, 'MILLISECONDS')).toEqual({ value });
  });

  it.each([
    ['', 'empty'],
    ['5', 'unit'],
    ['5 parsecs', 'unit'],
    ['-5 min', 'number'],
    ['soon', 'number'],
    ['5 min or so', 'number'],
  ])('"%s" is refused: %s', (text, problem) => {
    expect(parseAmount(text, 'MILLISECONDS')).toEqual({ problem });
  });
});

describe('a share', () => {
  it.each([
    ['10%', 0.1],
    ['10 ％', 0.1],
    ['10', 0.1],
    ['2,5 %', 0.025],
    ['0.1%', 0.001],
    ['7%', 0.07],
    ['0', 0],
  ])('%s is %d', (text, value) => {
    expect(parseAmount(text, 'SHARE')).toEqual({ value });
  });

  it('wants the sign where a bare number could be a share as well', () => {
    expect(parseAmount('0.1', 'SHARE')).toEqual({ problem: 'unit' });
  });
});

it.each([
  ['64 KB', 65_536],
  ['64КБ', 65_536],
  ['1,5 МиБ', 1_572_864],
  ['2 mb', 2_097_152],
  ['1024 B', 1_024],
  ['1000 字节', 1_000],
])('%s is %d bytes', (text, value) => {
  expect(parseAmount(text, 'BYTES')).toEqual({ value });
});

describe.each(locales)('what is shown in %s', (locale) => {
  it.each([0, 1, 250, 1_000, 1_500, 59_999, 60_000, 61_500, 300_000, 5_400_000, 90_061_001, 2_592_000_000])('%d ms is read again as it was', (value) => {
    expect(parseAmount(amountText(value, 'MILLISECONDS', locale), 'MILLISECONDS')).toEqual({ value });
  });

  it.each([0, 0.001, 0.025, 0.1, 0.75, 1])('a share of %d too', (value) => {
    expect(parseAmount(amountText(value, 'SHARE', locale), 'SHARE')).toEqual({ value });
  });

  it.each([0, 1, 1_000, 1_024, 65_536, 65_537, 1_572_864, 67_108_864])('%d bytes too', (value) => {
    expect(parseAmount(amountText(value, 'BYTES', locale), 'BYTES')).toEqual({ value });
  });
});

it('says a length of time without losing any of it', () => {
  expect(amountText(5_400_000, 'MILLISECONDS', 'en-GB')).toBe('1 hr 30 mins');
  expect(amountText(1_500, 'MILLISECONDS', 'en-GB')).toBe('1.5 secs');
  expect(amountText(300_000, 'MILLISECONDS', 'ru-RU').replace('\u00a0', ' ')).toBe('5 мин');
});
