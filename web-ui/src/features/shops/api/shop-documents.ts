import { graphql } from '@/generated/graphql/index.ts';

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
