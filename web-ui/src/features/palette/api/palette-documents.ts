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

/** Where sending is stopped, and what the user may do about it. */
export const paletteSending = graphql(`
  query PaletteSending {
    changeSending {
      mayStopAll
      stops {
        shopId
        mayGoOn
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
