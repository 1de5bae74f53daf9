import type { CachePolicyUnit } from '@/generated/graphql/graphql.ts';

/** A number as somebody typed it: its value, or why it has none. */
export type Parsed = { value: number } | { problem: 'empty' | 'unit' | 'number' };

interface Measure {
  /** In the field's unit: milliseconds or bytes. */
  size: number;
  /** What `Intl` calls it. */
  intl: string;
  /** Whole words, in lower case. */
  words: readonly string[];
  /** Beginnings of words that are declined. */
  stems: readonly string[];
}

const times: readonly Measure[] = [
  { size: 86_400_000, intl: 'day', words: ['d', 'д', 'дн', '天', '日'], stems: ['day', 'день', 'дня', 'дней', 'сут'] },
  { size: 3_600_000, intl: 'hour', words: ['h', 'hr', 'hrs', 'ч', '时', '小时'], stems: ['hour', 'час'] },
  { size: 60_000, intl: 'minute', words: ['m', 'м', '分', '分钟'], stems: ['min', 'мин'] },
  { size: 1_000, intl: 'second', words: ['s', 'с', '秒', '秒钟'], stems: ['sec', 'сек'] },
  { size: 1, intl: 'millisecond', words: ['ms', 'мс', '毫秒'], stems: ['msec', 'milli', 'милли'] },
];

const sizes: readonly Measure[] = [
  { size: 1 << 30, intl: 'gigabyte', words: ['g', 'gb', 'gib', 'г', 'гб', 'гиб'], stems: ['gigab', 'гигаб'] },
  { size: 1 << 20, intl: 'megabyte', words: ['m', 'mb', 'mib', 'м', 'мб', 'миб'], stems: ['megab', 'мегаб'] },
  { size: 1 << 10, intl: 'kilobyte', words: ['k', 'kb', 'kib', 'к', 'кб', 'киб'], stems: ['kilob', 'килоб'] },
  { size: 1, intl: 'byte', words: ['b', 'б', '字节'], stems: ['byte', 'байт'] },
];

/** One number with its unit, of as many as follow each other: "5m", "1,5 ч", "1 h 30 min", "1小时30分". */
const part = /(\d+(?:\.\d+)?) ?([^\d\s.,%]+)?\.? ?/gy;

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/[\s\u00a0\u202f]+/g, ' ').replace(/(\d),(?=\d)/g, '$1.').replace('％', '%');
}

function measured(text: string, measures: readonly Measure[]): Parsed {
  const wanted = plain(text);
  if (wanted === '') return { problem: 'empty' };
  let value = 0;
  let end = 0;
  for (const match of wanted.matchAll(part)) {
    const [all, number, word] = match;
    end = match.index + all.length;
    const measure = measures.find(({ words, stems }) => word !== undefined && (words.includes(word) || stems.some((stem) => word.startsWith(stem))));
    // Nought is nought in any unit; every other bare number could mean two things a thousandfold apart.
    if (!measure && Number(number) !== 0) return { problem: 'unit' };
    value += Number(number) * (measure?.size ?? 0);
  }
  return end === wanted.length ? { value: Math.round(value) } : { problem: 'number' };
}

/** "10%", "10" and "2,5 %" are percent; a bare "0.1" could be a share as well, so the sign is asked for. */
function share(text: string): Parsed {
  const wanted = plain(text);
  if (wanted === '') return { problem: 'empty' };
  const match = /^(\d+(?:\.\d+)?) ?(%)?$/.exec(wanted);
  if (!match) return { problem: 'number' };
  const number = Number(match[1]);
  if (!match[2] && number > 0 && number < 1) return { problem: 'unit' };
  return { value: Number((number / 100).toPrecision(12)) };
}

export function parseAmount(text: string, unit: CachePolicyUnit): Parsed {
  if (unit === 'SHARE') return share(text);
  return measured(text, unit === 'BYTES' ? sizes : times);
}

function unitText(value: number, intl: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit: intl, unitDisplay: 'short', useGrouping: false, maximumFractionDigits: 3 }).format(value);
}

function duration(millis: number, locale: string): string {
  if (millis < 1_000 && millis > 0) return unitText(millis, 'millisecond', locale);
  if (millis < 60_000) return unitText(millis / 1_000, 'second', locale);
  let rest = millis;
  const parts: string[] = [];
  for (const { size, intl } of times) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(unitText(count, intl, locale));
  }
  return parts.join(' ');
}

function bytes(count: number, locale: string): string {
  // In the largest unit in which it can be written exactly with two decimals.
  const measure = sizes.find(({ size }) => count >= size && Number.isInteger((count / size) * 100));
  return unitText(measure ? count / measure.size : count, measure?.intl ?? 'byte', locale);
}

/** Exact, and in words that `parseAmount` reads again. */
export function amountText(value: number, unit: CachePolicyUnit, locale: string): string {
  if (unit === 'MILLISECONDS') return duration(value, locale);
  if (unit === 'BYTES') return bytes(value, locale);
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 }).format(value);
}
