import { graphql } from '@/generated/graphql/index.ts';

export const cacheInvalidate = graphql(`
  mutation CacheInvalidate($input: CacheInvalidateInput!) {
    cacheInvalidate(input: $input) {
      shops
      errors {
        code
        message
        path
      }
    }
  }
`);

export const syncRuns = graphql(`
  query SyncRuns($filter: SyncRunFilter, $first: Int!, $after: String) {
    syncRuns(filter: $filter, first: $first, after: $after) {
      nodes {
        id
        shopId
        mirror
        mode
        startedAt
        finishedAt
        outcome
        problem {
          kind
          message
          retryAt
        }
        pages
        seen
        created
        updated
        unchanged
        deleted
        setAside
        setAsideReasons
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);
