import { useQuery } from '@tanstack/react-query';
import { isUnderWay } from '@/features/jobs';
import { useCan } from '@/features/session';
import { api, shopQuery, type ApiError } from '@/lib/api';
import type { OverviewCacheQuery } from '@/generated/graphql/graphql.ts';
import { overviewCache, overviewSync } from '../api/overview-documents.ts';

const calmMillis = 30_000;
const busyMillis = 4_000;
const hourMillis = 3_600_000;
const hours = 24;

/** How the mirror of the shop's cards does; not asked for without a shop, or by who may not see cards. */
export function useSyncState(shopId: string | null) {
  const enabled = useCan('wb-products:read') && shopId !== null;
  return useQuery({
    ...shopQuery(overviewSync, {}, shopId),
    enabled,
    refetchInterval: ({ state }) => {
      const job = state.data?.productSyncStatus.job;
      return job && isUnderWay(job) ? busyMillis : calmMillis;
    },
  });
}

/** What the cache did in the last day, over all shops. The span moves with the clock: it is worked out at each asking. */
export function useCacheDay() {
  return useQuery<OverviewCacheQuery, ApiError>({
    queryKey: ['OverviewCache'],
    queryFn: ({ signal }) => api.request(overviewCache, { filter: { from: new Date((Math.floor(Date.now() / hourMillis) - hours + 1) * hourMillis).toISOString() } }, { signal }),
    refetchInterval: 60_000,
  });
}
