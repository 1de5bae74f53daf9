import type { CacheStatsFilter } from '@/generated/graphql/graphql.ts';
import type { Span, StatsSearch } from './cache-search.ts';

const hours = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 } as const;
/** The host keeps no more. */
const mostDays = 400;
const hourMillis = 3_600_000;
const dayMillis = 24 * hourMillis;

export function spanOf({ span }: StatsSearch): Span {
  return span ?? '7d';
}

/** Midnight at the start of a day, in the user's time zone. */
function midnight(date: string, plusDays = 0): number {
  const at = new Date(`${date}T00:00:00`);
  at.setDate(at.getDate() + plusDays);
  return at.getTime();
}

/** The custom span's days; what is missing or turned round is made sense of. */
export function customDays({ from, to }: StatsSearch, today: string): { from: string; to: string } {
  const last = to && to <= today ? to : today;
  const first = from && from <= last ? from : last;
  const earliest = isoDay(midnight(last) - (mostDays - 2) * dayMillis);
  return { from: first < earliest ? earliest : first, to: last };
}

/** The date of an instant in the user's time zone, as inputs have it. */
export function isoDay(millis: number): string {
  const at = new Date(millis);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** What to ask for at this moment. */
export function toStatsFilter(search: StatsSearch, endpoint: string | undefined, now: number): CacheStatsFilter {
  const span = spanOf(search);
  const scope = { ...(endpoint ? { endpoint } : {}), ...(search.inShop ? { shopId: search.inShop } : {}) };
  // The hour under way is the last of them: an hour more, and the host would count seven days by day.
  if (span !== 'custom') return { ...scope, from: new Date((Math.floor(now / hourMillis) - hours[span] + 1) * hourMillis).toISOString() };
  const { from, to } = customDays(search, isoDay(now));
  const end = midnight(to, 1);
  // A day that is not over ends now, so that the chart has no empty future.
  return { ...scope, from: new Date(midnight(from)).toISOString(), ...(end < now ? { to: new Date(end).toISOString() } : {}) };
}

/** Whether the span ends now, and so changes while it is looked at. */
export function isLive(search: StatsSearch, today: string): boolean {
  return spanOf(search) !== 'custom' || customDays(search, today).to === today;
}
