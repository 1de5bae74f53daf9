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

export const products = graphql(`
  query Products($filter: ProductFilter, $orderBy: ProductOrder, $first: Int!, $after: String) {
    products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        nmId
        vendorCode
        title
        brand
        subjectName
        photoCount
        photos {
          tm
          c246x328
        }
        video
        tags {
          id
          name
          color
        }
        createdAt
        updatedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      freshness {
        ...FreshnessFields
      }
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
    }
  }
`);

export const product = graphql(`
  query ProductByNmId($nmId: ID!) {
    product(nmId: $nmId) {
      nmId
      imtId
      vendorCode
      title
      description
      brand
      subjectName
      groupSize
      photos {
        big
        c516x688
        c246x328
        tm
      }
      photoCount
      video
      needKiz
      kizMarked
      wholesale {
        enabled
        quantum
      }
      dimensions {
        length
        width
        height
        weightBrutto
        isValid
      }
      characteristics {
        id
        name
        values
      }
      sizes {
        chrtId
        techSize
        wbSize
        skus
      }
      tags {
        id
        name
        color
      }
      createdAt
      updatedAt
      freshness {
        ...FreshnessFields
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
