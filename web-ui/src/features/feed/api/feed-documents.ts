import { graphql } from '@/generated/graphql/index.ts';

export const productChanges = graphql(`
  query ProductChanges($fields: [ProductField!], $since: DateTime, $first: Int!, $after: String) {
    productChanges(fields: $fields, since: $since, first: $first, after: $after) {
      nodes {
        id
        nmId
        kind
        at
        run
        title
        vendorCode
        product {
          title
          vendorCode
          photos {
            tm
            c246x328
          }
        }
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
