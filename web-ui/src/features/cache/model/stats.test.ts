import { describe, expect, it } from 'vitest';
import { labelStep } from '@/components/charts';
import { customDays, isLive, isoDay, toStatsFilter } from './span.ts';
import { busiest, byUrgency, distinct, labelledPoints, share, told, untold, type Counts, type Stats, type Upstream } from './stats.ts';

const counts = (over: Partial<Counts> = {}): Counts => ({ reads: 0, hits: 0, stale: 0, misses: 0, errors: 0, loads: 0, failures: 0, coalesced: 0, callsSaved: 0, savedShare: null, ...over });
const hourly = (from: string, length: number): Stats['series'] => Array.from({ length }, (_, at) => ({ at: new Date(Date.parse(from) + at * 3_600_000).toISOString(), counts: counts({ reads: at === 5 ? 9 : 1 }) }));
const labels = (series: Stats['series'], resolution: Stats['resolution'], width: number) =>
  labelledPoints(series, resolution, width, (band, steps) => labelStep(band, 60, steps), (iso) => new Date(iso).getUTCHours());
const now = new Date(2026, 10, 27, 15, 30).getTime();

describe('the span', () => {
  it('ends now and has so many hours, that under way included', () => {
    const at = Date.parse('2026-11-27T15:30:00Z');

    expect(toStatsFilter({ span: '24h' }, undefined, at)).toEqual({ from: '2026-11-26T16:00:00.000Z' });
    expect(toStatsFilter({ inShop: '7' }, 'a/b', at)).toEqual({ endpoint: 'a/b', shopId: '7', from: '2026-11-20T16:00:00.000Z' });
  });

  it('of chosen days takes both of them whole', () => {
    expect(toStatsFilter({ span: 'custom', from: '2026-11-01', to: '2026-11-03' }, undefined, now)).toEqual({
      from: new Date(2026, 10, 1).toISOString(),
      to: new Date(2026, 10, 4).toISOString(),
    });
  });

  it('of chosen days has no future and no more past than is kept', () => {
    expect(customDays({ from: '2026-11-20', to: '2026-12-31' }, '2026-11-27')).toEqual({ from: '2026-11-20', to: '2026-11-27' });
    expect(customDays({ from: '2026-11-20', to: '2026-11-10' }, '2026-11-27')).toEqual({ from: '2026-11-10', to: '2026-11-10' });
    expect(customDays({ from: '2019-01-01' }, '2026-11-27').from > '2025-10-23').toBe(true);
    expect(toStatsFilter({ span: 'custom', from: '2026-11-20' }, undefined, now)).toEqual({ from: new Date(2026, 10, 20).toISOString() });
    expect(isoDay(now)).toBe('2026-11-27');
  });

  it('changes while it is looked at only when it ends today', () => {
    expect(isLive({}, '2026-11-27')).toBe(true);
    expect(isLive({ span: 'custom', from: '2026-11-01', to: '2026-11-03' }, '2026-11-27')).toBe(false);
  });
});

describe('the labels below the chart', () => {
  it('are round hours within two days', () => {
    expect(labels(hourly('2026-11-26T15:00:00Z', 24), 'HOUR', 480).map(({ at }) => at)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
    expect(labels(hourly('2026-11-26T15:00:00Z', 24), 'HOUR', 240).map(({ at }) => at)).toEqual([3, 9, 15, 21]);
  });

  it('are midnights beyond that', () => {
    expect(labels(hourly('2026-11-20T15:00:00Z', 168), 'HOUR', 900).map(({ at, kind }) => [at, kind])).toEqual([9, 33, 57, 81, 105, 129, 153].map((at) => [at, 'day']));
    expect(labels(hourly('2026-11-20T15:00:00Z', 168), 'HOUR', 300).map(({ at }) => at)).toEqual([9, 57, 105, 153]);
  });

  it('of days always name the last one', () => {
    expect(labels(hourly('2026-11-20T15:00:00Z', 30), 'DAY', 300).map(({ at }) => at)).toEqual([1, 8, 15, 22, 29]);
  });
});

it('knows the busiest point', () => {
  expect(busiest(hourly('2026-11-26T15:00:00Z', 24))).toBe(5);
  expect(busiest([{ at: 'x', counts: counts() }])).toBe(-1);
  expect([share(1, 4), share(1, 0)]).toEqual([0.25, 0]);
});

it('tells apart what an older release did not', () => {
  const old = counts({ reads: 100, hits: 60, misses: 10 });

  expect([told(old), untold(old)]).toEqual([70, 30]);
  expect(untold(counts({ reads: 5, hits: 6 }))).toBe(0);
});

it('shows first what is in trouble', () => {
  const upstream = (name: string, over: Partial<Upstream>): Upstream => ({ upstream: name, quotaGroup: 'all', shopId: '1', sellerName: null, quotaLeft: 5, quotaBurst: 5, blockedUntil: null, breaker: 'CLOSED', ...over });
  const list = [
    upstream('calm', {}),
    upstream('low', { quotaLeft: 1 }),
    upstream('blocked', { blockedUntil: new Date(now + 1_000).toISOString() }),
    upstream('was blocked', { blockedUntil: new Date(now - 1_000).toISOString() }),
    upstream('trying', { breaker: 'HALF_OPEN' }),
    upstream('open', { breaker: 'OPEN' }),
  ];

  expect(byUrgency(list, now).map(({ upstream: name }) => name)).toEqual(['open', 'trying', 'blocked', 'low', 'calm', 'was blocked']);
});

it('keeps a row that two pages brought where it was first', () => {
  const rows = [{ id: 'a', reads: 9 }, { id: 'b', reads: 5 }, { id: 'a', reads: 4 }, { id: 'c', reads: 1 }];

  expect(distinct(rows, ({ id }) => id)).toEqual([{ id: 'a', reads: 9 }, { id: 'b', reads: 5 }, { id: 'c', reads: 1 }]);
});
