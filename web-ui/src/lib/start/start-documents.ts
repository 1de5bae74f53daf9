import { graphql } from '@/generated/graphql/index.ts';

export const me = graphql(`
  query Me {
    me {
      id
      email
      name
      role
      permissions
    }
  }
`);

export const shops = graphql(`
  query Shops {
    shops {
      items {
        id
        sellerName
        tradeMark
        state
      }
      totalItems
    }
  }
`);

export const savedViews = graphql(`
  query SavedViews($list: String!) {
    savedViews(list: $list) {
      items {
        ...ViewFields
      }
    }
  }
`);

/** Only what is shown is asked for: a hidden column costs the server and the wire nothing. See asked-fields.ts of the list. */
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
        photos(first: 1) {
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
