import { graphql } from '@/generated/graphql/index.ts';

export const productHistory = graphql(`
  query ProductHistory($nmId: ID!, $first: Int!, $after: String) {
    productHistory(nmId: $nmId, first: $first, after: $after) {
      nodes {
        id
        kind
        at
        run
        fields {
          field
          name
          before
          after
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Of what a sync notices: as old as the mirror is. */
export const catalogueFreshness = graphql(`
  query CatalogueFreshness {
    productSyncStatus {
      freshness {
        ...FreshnessFields
      }
    }
  }
`);

export const productCondition = graphql(`
  query ProductCondition($nmId: ID!) {
    product(nmId: $nmId) {
      health {
        score
        findings {
          flaw
          severity
          points
          message
          fix
        }
      }
      freshness {
        ...FreshnessFields
      }
    }
    productSyncStatus {
      freshness {
        ...FreshnessFields
      }
    }
    productDiagnosis(nmId: $nmId) {
      verdict
      checks {
        subject
        verdict
        message
        nextStep
      }
    }
  }
`);

export const shopHealth = graphql(`
  query ShopHealth {
    productHealth {
      cards
      averageScore
      histogram {
        from
        to
        cards
      }
      flaws {
        flaw
        count
      }
      freshness {
        ...FreshnessFields
      }
    }
  }
`);

export const worstProducts = graphql(`
  query WorstProducts($first: Int!) {
    products(orderBy: { field: SCORE, direction: ASC }, first: $first) {
      nodes {
        nmId
        title
        vendorCode
        health {
          score
        }
      }
      freshness {
        ...FreshnessFields
      }
    }
  }
`);

export const productErrors = graphql(`
  query ProductErrors {
    productErrors {
      items {
        vendorCode
        subjectName
        messages
        at
        product {
          nmId
          title
        }
      }
      complete
      freshness {
        ...FreshnessFields
      }
      problem {
        kind
        message
        retryAt
      }
    }
  }
`);

export const productExports = graphql(`
  query ProductExports {
    productExports(first: 5) {
      id
      format
      state
      cards
      file {
        id
        name
        size
        expiresAt
      }
      problem
      createdAt
    }
  }
`);

export const productsExport = graphql(`
  mutation ProductsExport($input: ProductsExportInput!) {
    productsExport(input: $input) {
      export {
        id
      }
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

export const productsInAllShops = graphql(`
  query ProductsInAllShops($filter: ProductFilter, $first: Int!, $after: String) {
    productsInAllShops(filter: $filter, first: $first, after: $after) {
      nodes {
        shopId
        nmId
        vendorCode
        title
        brand
        thumbnail
        updatedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      textMatch
    }
  }
`);
