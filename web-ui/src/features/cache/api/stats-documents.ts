import { graphql } from '@/generated/graphql/index.ts';

export const cacheCounts = graphql(`
  fragment CacheCountsFields on CacheCounts {
    reads
    hits
    stale
    misses
    errors
    loads
    failures
    coalesced
    callsSaved
    savedShare
  }
`);

export const cacheStats = graphql(`
  query CacheStats($filter: CacheStatsFilter, $held: Boolean!) {
    cacheStats(filter: $filter) {
      from
      to
      total {
        ...CacheCountsFields
      }
      resolution
      series {
        at
        counts {
          ...CacheCountsFields
        }
      }
      endpoints(page: { number: 0, size: 1 }) @include(if: $held) {
        items {
          endpoint
          entries
          bytes
          memoryBytes
          ages {
            underSeconds
            entries
          }
        }
      }
      upstreams {
        upstream
        quotaGroup
        shopId
        sellerName
        quotaLeft
        quotaBurst
        blockedUntil
        breaker
      }
      memoryBytes
      memoryLimitBytes
    }
  }
`);

export const cacheEndpointStats = graphql(`
  query CacheEndpointStats($filter: CacheStatsFilter, $page: PageInput, $order: CacheStatsOrder) {
    cacheStats(filter: $filter) {
      endpoints(page: $page, order: $order) {
        totalItems
        items {
          endpoint
          plugin
          counts {
            ...CacheCountsFields
          }
          entries
          bytes
        }
      }
    }
  }
`);

export const cacheShopStats = graphql(`
  query CacheShopStats($filter: CacheStatsFilter, $page: PageInput, $order: CacheStatsOrder) {
    cacheStats(filter: $filter) {
      shops(page: $page, order: $order) {
        totalItems
        items {
          shopId
          sellerName
          counts {
            ...CacheCountsFields
          }
          entries
          bytes
        }
      }
    }
  }
`);

export const cacheEntries = graphql(`
  query CacheEntries($filter: CacheEntryFilter, $first: Int!, $after: String) {
    cacheEntries(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        endpoint
        shopId
        state
        fetchedAt
        ageSeconds
        bytes
        storedBytes
        keepUntil
        problem {
          kind
          message
          retryAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const cacheWarm = graphql(`
  mutation CacheWarm($input: CacheWarmInput!) {
    cacheWarm(input: $input) {
      job {
        ...JobFields
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const cacheClearExpired = graphql(`
  mutation CacheClearExpired($input: CacheClearExpiredInput!) {
    cacheClearExpired(input: $input) {
      removed
      errors {
        code
        message
        path
      }
    }
  }
`);
