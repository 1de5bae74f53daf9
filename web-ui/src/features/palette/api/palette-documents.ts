import { graphql } from '@/generated/graphql/index.ts';

/** A few cards whose title, codes or barcodes fit. */
export const paletteProducts = graphql(`
  query PaletteProducts($filter: ProductFilter, $first: Int!) {
    products(filter: $filter, first: $first) {
      nodes {
        nmId
        vendorCode
        title
      }
    }
  }
`);

export const paletteSync = graphql(`
  mutation PaletteSync($input: ProductsSyncInput!) {
    productsSync(input: $input) {
      errors {
        code
        message
      }
    }
  }
`);
