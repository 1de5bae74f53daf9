import { graphql } from '@/generated/graphql/index.ts';

export const trashCards = graphql(`
  mutation ProductsTrash($input: ProductsTrashInput!) {
    productsTrash(input: $input) {
      ...DraftedCards
    }
  }
`);

export const trashedCards = graphql(`
  query ProductsTrashed($search: String!, $after: String) {
    productsTrashed(search: $search, after: $after) {
      nodes {
        nmId
        vendorCode
        subjectName
        photo
        trashedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      freshness {
        ...FreshnessFields
      }
    }
  }
`);

export const restoreCards = graphql(`
  mutation ProductsRestore($input: ProductsRestoreInput!) {
    productsRestore(input: $input) {
      ...DraftedCards
    }
  }
`);
