import { useHostMutation, useHostQuery, type FreshnessView } from '@vitrina/ui-sdk';

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
  editableSizePrice: boolean;
  sizes: Size[];
}

/** What people know a good by. */
export interface GoodCard {
  title: string | null;
  /** 75x100 pixels. */
  photo: string | null;
}

export interface ListedGood extends Good {
  /** Null where the shop shows no card of it. */
  card: GoodCard | null;
}

export const pageSize = 100;

export type OrderField = 'VENDOR_CODE' | 'PRICE' | 'DISCOUNTED_PRICE' | 'DISCOUNT';

export interface GoodsQuery {
  filter: { text?: string; pricedBySize?: boolean };
  orderBy: { field: OrderField; direction: 'ASC' | 'DESC' };
  first: number;
  after: string | null;
}

interface GoodsPage {
  items: ListedGood[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  freshness: FreshnessView;
}

const goods = /* GraphQL */ `
  query PricingGoods($filter: PricingFilter, $orderBy: PricingOrder, $first: Int, $after: String) {
    pricingGoods(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      items {
        nmId
        vendorCode
        discount
        clubDiscount
        editableSizePrice
        sizes {
          sizeId
          techSize
          price { amount currencyCode }
          discountedPrice { amount currencyCode }
          clubDiscountedPrice { amount currencyCode }
        }
        card { title photo }
      }
      totalCount
      pageInfo { hasNextPage endCursor }
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
        editableSizePrice
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

const history = /* GraphQL */ `
  query PricingHistory($nmId: ID!, $first: Int, $after: String) {
    pricingHistory(nmId: $nmId, first: $first, after: $after) {
      items {
        good {
          nmId
          discount
          clubDiscount
          sizes { sizeId techSize price { amount currencyCode } discountedPrice { amount currencyCode } clubDiscountedPrice { amount currencyCode } }
        }
        from
        to
        source
        changeSetId
        changeSet { title confirmedBy }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const set = /* GraphQL */ `
  mutation PricingSet($input: PricingSetInput!) {
    pricingSet(input: $input) { changeSetId errors { code message path } }
  }
`;

const paste = /* GraphQL */ `
  mutation PricingPaste($input: PricingPasteInput!) {
    pricingPaste(input: $input) { changeSetId errors { code message path } leftOut { line code text } }
  }
`;

export interface UserError {
  code: string;
  message: string;
  path: string[];
}

export interface Drafted {
  changeSetId: string | null;
  errors: UserError[];
}

export interface LeftOut {
  line: number;
  code: string;
  text: string;
}

export interface Period {
  good: Pick<Good, 'nmId' | 'discount' | 'clubDiscount' | 'sizes'>;
  from: string;
  to: string | null;
  source: 'FIRST_SEEN' | 'PORTAL' | 'VITRINA';
  changeSetId: string | null;
  /** Null when no change set made it so, or it is gone. */
  changeSet: { title: string; confirmedBy: string | null } | null;
}

export function useGoods(query: GoodsQuery) {
  return useHostQuery<{ pricingGoods: GoodsPage }>(goods, { ...query });
}

export function useGood(nmId: string) {
  return useHostQuery<{ pricingGood: { good: Good | null; freshness: FreshnessView } }>(good, { nmId });
}

export function useHistory(nmId: string, first: number) {
  return useHostQuery<{ pricingHistory: { items: Period[]; pageInfo: { hasNextPage: boolean } } }>(history, { nmId, first });
}

export const useSetPrices = () => useHostMutation<{ pricingSet: Drafted }>(set);
export const usePastePrices = () => useHostMutation<{ pricingPaste: Drafted & { leftOut: LeftOut[] } }>(paste);
