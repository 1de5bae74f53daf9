import { useHostQuery, type FreshnessView } from '@vitrina/ui-sdk';

export interface Money {
  /** A decimal number. */
  amount: string;
  currencyCode: string;
}

export interface Size {
  sizeId: string;
  techSize: string | null;
  price: Money;
  discountedPrice: Money;
  clubDiscountedPrice: Money;
}

export interface Good {
  nmId: string;
  vendorCode: string | null;
  /** Percent. */
  discount: number;
  clubDiscount: number;
  sizes: Size[];
}

/** One page is one call of Wildberries': the page of prices and the tile of the start page share the first. */
export const pageSize = 100;

const goods = /* GraphQL */ `
  query PricingGoods($page: PageInput) {
    pricingGoods(page: $page) {
      items {
        nmId
        vendorCode
        discount
        clubDiscount
        sizes {
          sizeId
          techSize
          price { amount currencyCode }
          discountedPrice { amount currencyCode }
          clubDiscountedPrice { amount currencyCode }
        }
      }
      freshness { state fetchedAt ageSeconds expiresAt source problem { kind message retryAt } }
    }
  }
`;

const good = /* GraphQL */ `
  query PricingGood($nmId: ID!) {
    pricingGood(nmId: $nmId) {
      good {
        nmId
        vendorCode
        discount
        clubDiscount
        sizes {
          sizeId
          techSize
          price { amount currencyCode }
          discountedPrice { amount currencyCode }
          clubDiscountedPrice { amount currencyCode }
        }
      }
      freshness { state fetchedAt ageSeconds expiresAt source problem { kind message retryAt } }
    }
  }
`;

export function useGoods(number: number) {
  return useHostQuery<{ pricingGoods: { items: Good[]; freshness: FreshnessView } }>(goods, { page: { number, size: pageSize } });
}

export function useGood(nmId: string) {
  return useHostQuery<{ pricingGood: { good: Good | null; freshness: FreshnessView } }>(good, { nmId });
}
