import type { CacheCountsFieldsFragment, CacheStatsQuery } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';

export type Counts = CacheCountsFieldsFragment;
export type Stats = CacheStatsQuery['cacheStats'];
/** What is held of one endpoint. */
export type Held = NonNullable<Stats['endpoints']>['items'][number];
export type Upstream = Stats['upstreams'][number];

/** The ways a read can end, best first: they add up to the reads. */
export const answers = ['hits', 'stale', 'misses', 'errors'] as const;

export type Answer = (typeof answers)[number];

export const answerColours = {
  hits: { fill: 'fill-chart-hit', swatch: 'bg-chart-hit' },
  stale: { fill: 'fill-chart-stale', swatch: 'bg-chart-stale' },
  misses: { fill: 'fill-chart-miss', swatch: 'bg-chart-miss' },
  errors: { fill: 'fill-chart-error', swatch: 'bg-chart-error' },
} satisfies Record<Answer, { fill: string; swatch: string }>;

export const untoldColours = { fill: 'fill-line-strong', swatch: 'bg-line-strong' };

/** Reads of which an older release did not write down how they ended. */
export function untold(counts: Counts): number {
  return Math.max(0, counts.reads - told(counts));
}

/** Reads of which it is known how they ended. */
export function told({ hits, stale, misses, errors }: Counts): number {
  return hits + stale + misses + errors;
}

export function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** The first of each id: rows move between the reading of one page and the next, so that a later page may bring one again. */
export function distinct<T>(rows: readonly T[], idOf: (row: T) => string): T[] {
  const known = new Set<string>();
  return rows.filter((row) => !known.has(idOf(row)) && known.add(idOf(row)));
}

/** The index of the busiest point; -1 when nothing was read at all. */
export function busiest(series: Stats['series']): number {
  let best = -1;
  series.forEach(({ counts }, at) => {
    if (counts.reads > (series[best]?.counts.reads ?? 0)) best = at;
  });
  return best;
}

const dayMillis = 86_400_000;

/** Which points get a label below the chart: round hours, else days, and only as many as fit. */
export function labelledPoints(
  series: Stats['series'],
  resolution: Stats['resolution'],
  width: number,
  step: (bandWidth: number, steps: readonly number[]) => number,
  hourOf: (iso: string) => number = (iso) => new Date(iso).getHours(),
): { at: number; kind: 'hour' | 'day' }[] {
  const first = series[0];
  const last = series.at(-1);
  if (!first || !last) return [];
  const band = width / series.length;
  const all = series.map((_, at) => at);
  if (resolution === 'DAY') {
    const every = step(band, [1, 2, 7, 14, 28, 56]);
    return all.filter((at) => (series.length - 1 - at) % every === 0).map((at) => ({ at, kind: 'day' }));
  }
  if (Date.parse(last.at) - Date.parse(first.at) < 2 * dayMillis) {
    const every = step(band, [1, 2, 3, 6, 12]);
    return all.filter((at) => hourOf(series[at]?.at ?? '') % every === 0).map((at) => ({ at, kind: 'hour' }));
  }
  const midnights = all.filter((at) => hourOf(series[at]?.at ?? '') === 0);
  const every = step(band * 24, [1, 2, 4]);
  return midnights.filter((_, index) => index % every === 0).map((at) => ({ at, kind: 'day' }));
}

/** What the tables show of an endpoint as of a shop. */
export type Row = { counts: Counts; entries: number; bytes: number };

export const breakerTones = { CLOSED: 'good', HALF_OPEN: 'warn', OPEN: 'bad' } satisfies Record<Upstream['breaker'], Tone>;

/** Those that need a look first: tripped, then blocked, then by what is left of the quota. */
export function byUrgency(upstreams: readonly Upstream[], now: number): Upstream[] {
  const rank = ({ breaker, blockedUntil }: Upstream) =>
    breaker === 'OPEN' ? 0 : breaker === 'HALF_OPEN' ? 1 : blockedUntil && Date.parse(blockedUntil) > now ? 2 : 3;
  return upstreams.toSorted((a, b) => rank(a) - rank(b) || share(a.quotaLeft, a.quotaBurst) - share(b.quotaLeft, b.quotaBurst));
}
