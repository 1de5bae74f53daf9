import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type ApiError } from '@/lib/api';
import type { CacheStatsQuery } from '@/generated/graphql/graphql.ts';
import { cacheStats } from '../api/stats-documents.ts';
import type { StatsSearch } from '../model/cache-search.ts';
import { isLive, isoDay, toStatsFilter } from '../model/span.ts';

/** Seldom: for what is held, the host reads through all rows of the store. */
export const pollMillis = 60_000;

/**
 * What is held is asked for with one endpoint only: the host reads through the rows for it, and the tables ask for theirs.
 * The figures of a span that ends now move with the clock: what is asked for is worked out at each asking, not in the key.
 */
export function useStats({ span, from, to, inShop }: StatsSearch, endpoint?: string) {
  const search = { span, from, to, inShop };
  return useQuery<CacheStatsQuery, ApiError>({
    queryKey: ['CacheStats', endpoint ?? null, search],
    queryFn: ({ signal }) => api.request(cacheStats, { filter: toStatsFilter(search, endpoint, Date.now()), held: endpoint !== undefined }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: () => (isLive(search, isoDay(Date.now())) ? pollMillis : false),
  });
}
