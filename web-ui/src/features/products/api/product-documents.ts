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

/** Only what is shown is asked for: a hidden column costs the server and the wire nothing. See model/asked-fields.ts. */
export const products = graphql(`
  query Products(
    $filter: ProductFilter
    $orderBy: ProductOrder
    $first: Int!
    $after: String
    $withVendorCode: Boolean!
    $withBrand: Boolean!
    $withSubject: Boolean!
    $withMedia: Boolean!
    $withTags: Boolean!
    $withCreated: Boolean!
    $withUpdated: Boolean!
    $withHealth: Boolean!
  ) {
    products(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        nmId
        vendorCode @include(if: $withVendorCode)
        title
        brand @include(if: $withBrand)
        subjectName @include(if: $withSubject)
        photoCount @include(if: $withMedia)
        photos {
          tm
          c246x328
        }
        video @include(if: $withMedia)
        tags @include(if: $withTags) {
          id
          name
          color
        }
        createdAt @include(if: $withCreated)
        updatedAt @include(if: $withUpdated)
        health @include(if: $withHealth) {
          score
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      textMatch
      containedCount
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
