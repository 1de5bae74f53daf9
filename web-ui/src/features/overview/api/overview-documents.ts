import { graphql } from '@/generated/graphql/index.ts';

export const overviewSync = graphql(`
  query OverviewSync {
    productSyncStatus {
      complete
      rows
      freshness {
        ...FreshnessFields
      }
      job {
        ...JobFields
      }
    }
  }
`);

export const overviewCache = graphql(`
  query OverviewCache($filter: CacheStatsFilter) {
    cacheStats(filter: $filter) {
      total {
        reads
        hits
        stale
        misses
        errors
        callsSaved
      }
    }
  }
`);
