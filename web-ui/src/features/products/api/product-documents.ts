import { graphql } from '@/generated/graphql/index.ts';

export const freshnessFields = graphql(`
  fragment FreshnessFields on Freshness {
    state
    fetchedAt
    ageSeconds
    expiresAt
    source
    problem {
      kind
      message
      retryAt
    }
  }
`);

export const productFacets = graphql(`
  query ProductFacets($filter: ProductFilter, $limit: Int!) {
    productFacets(filter: $filter, limit: $limit) {
      brands {
        id
        name
        count
      }
      subjects {
        id
        name
        count
      }
      tags {
        id
        name
        count
      }
      withVideo
      withoutPhotos
      flaws {
        flaw
        count
      }
    }
  }
`);

/** Apart from the others: categories are looked up in Wildberries' directory, which may keep whoever asks waiting. */
export const subjectFacets = graphql(`
  query ProductSubjectFacets($filter: ProductFilter, $limit: Int!) {
    productFacets(filter: $filter, limit: $limit) {
      subjects {
        id
        name
        count
      }
      parents {
        id
        name
        count
        subjects {
          id
          name
          count
        }
      }
    }
  }
`);

export const productSyncStatus = graphql(`
  query ProductSyncStatus {
    productSyncStatus {
      complete
      rows
      freshness {
        ...FreshnessFields
      }
      job {
        ...JobFields
      }
      lastRun {
        id
        mode
        outcome
        startedAt
        finishedAt
        seen
        created
        updated
        deleted
        problem {
          kind
          message
          retryAt
        }
      }
    }
  }
`);

export const productsSync = graphql(`
  mutation ProductsSync($input: ProductsSyncInput!) {
    productsSync(input: $input) {
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
