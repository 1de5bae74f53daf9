import { expect, it } from 'vitest';
import { formatFor } from '@/lib/format/use-format.ts';
import { amount, quotaTone } from './quota.ts';

it('tells times, sizes and counts in their own way', () => {
  const format = formatFor('en');

  expect(amount({ name: 'ROWS' }, 10_000, format)).toBe(format.number(10_000));
  expect(amount({ name: 'CACHE_SIZE' }, 1_048_576, format)).toBe(format.bytes(1_048_576));
  expect(amount({ name: 'FIELD_TIME' }, 20_000, format)).toBe(format.duration(20));
});

it.each([
  ['little is used', 10, null, 'good'],
  ['most is used', 80, null, 'warn'],
  ['it was exceeded just now, whatever is used', 0, '2026-11-27T10:00:00Z', 'bad'],
  ['it was exceeded some time ago', 0, '2026-11-27T09:49:00Z', 'good'],
] as const)('shows when %s', (_, used, exceededAt, tone) => {
  expect(quotaTone({ limit: 100, used, exceededAt }, Date.parse('2026-11-27T10:00:30Z'))).toBe(tone);
});
