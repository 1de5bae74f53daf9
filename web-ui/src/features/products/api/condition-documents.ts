import { graphql } from '@/generated/graphql/index.ts';

export const productConditions = graphql(`
  query ProductConditions($filter: ProductFilter) {
    productConditions(filter: $filter) {
      id
      label
      withoutLabel
      count
      withoutCount
      asOf
    }
  }
`);
