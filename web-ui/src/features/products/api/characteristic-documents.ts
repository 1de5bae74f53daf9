import { graphql } from '@/generated/graphql/index.ts';

export const characteristicFacets = graphql(`
  query CharacteristicFacets($filter: ProductFilter, $limit: Int!) {
    productCharacteristicFacets(filter: $filter, limit: $limit) {
      id
      name
      values {
        id
        name
        count
      }
    }
  }
`);
