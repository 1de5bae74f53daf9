import { graphql } from '@/generated/graphql/index.ts';

export const syncPlanFields = graphql(`
  fragment SyncPlanFields on ProductSyncPlan {
    mode
    underWay
    pausedAt
    cards
    calls
    cardsPerMinute
    waitsUntil
    doneAt
    quota {
      tokenType
      limit
      periodSeconds
      burst
      left
    }
  }
`);

export const productSyncPlan = graphql(`
  query ProductSyncPlan {
    productSyncPlan {
      ...SyncPlanFields
    }
  }
`);

export const productsSyncPause = graphql(`
  mutation ProductsSyncPause {
    productsSyncPause {
      plan {
        ...SyncPlanFields
      }
      errors {
        code
        message
        path
      }
    }
  }
`);

export const productsSyncResume = graphql(`
  mutation ProductsSyncResume {
    productsSyncResume {
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

export const productSyncForecast = graphql(`
  query ProductSyncForecast($mode: ProductSyncMode!) {
    productSyncPlan(mode: $mode) {
      ...SyncPlanFields
    }
  }
`);
