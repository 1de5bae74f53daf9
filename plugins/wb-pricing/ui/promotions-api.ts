import { useHostMutation, useHostQuery, type FreshnessView } from '@vitrina/ui-sdk';
import type { Drafted, Money } from './api.ts';
import type { Reading } from './entry-api.ts';

export interface Promotion {
  id: string;
  name: string;
  auto: boolean;
  running: boolean;
  starts: string;
  ends: string;
  takingPart: number;
  offered: number;
  goodsReadAt: string | null;
}

export interface PromotionDetails {
  description: string;
  participationPercent: number;
  boosts: { condition: string; participationPercent: number; boostPercent: number }[];
}

export interface PromotionGood {
  nmId: string;
  vendorCode: string | null;
  discount: number;
  discountedPrice: Money;
  planPrice: Money;
  planDiscount: number;
  discountedPriceThen: Money;
}

/** Amounts are decimal numbers, null while something is missing. */
export interface Effect {
  nmId: string;
  profitNow: string | null;
  profitThen: string | null;
  atALoss: boolean;
}

interface GoodsPage {
  items: PromotionGood[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  effects?: Effect[];
}

const promotions = /* GraphQL */ `
  query PricingPromotions {
    pricingPromotions {
      items { id name auto running starts ends takingPart offered goodsReadAt }
      freshness { state fetchedAt ageSeconds expiresAt source problem { kind message retryAt } }
      reading { limit periodSeconds left readableAt job { id } }
    }
  }
`;

const details = /* GraphQL */ `
  query PricingPromotionDetails($id: ID!) {
    pricingPromotionDetails(id: $id) {
      details { description participationPercent boosts { condition participationPercent boostPercent } }
    }
  }
`;

const goods = /* GraphQL */ `
  query PricingPromotionGoods($id: ID!, $takingPart: Boolean!, $first: Int, $after: String, $costs: Boolean!) {
    pricingPromotionGoods(id: $id, takingPart: $takingPart, first: $first, after: $after) {
      items {
        nmId
        vendorCode
        discount
        discountedPrice { amount currencyCode }
        planPrice { amount currencyCode }
        planDiscount
        discountedPriceThen { amount currencyCode }
      }
      pageInfo { hasNextPage endCursor }
      effects @include(if: $costs) { nmId profitNow profitThen atALoss }
    }
  }
`;

const join = /* GraphQL */ `
  mutation PricingPromotionJoin($input: PricingPromotionJoinInput!) {
    pricingPromotionJoin(input: $input) { changeSetId errors { code message path } }
  }
`;

export function usePromotions() {
  return useHostQuery<{ pricingPromotions: { items: Promotion[]; freshness: FreshnessView | null; reading: Reading | null } }>(promotions);
}

export function usePromotionDetails(id: string) {
  return useHostQuery<{ pricingPromotionDetails: { details: PromotionDetails | null } }>(details, { id });
}

export interface GoodsQuery {
  id: string;
  takingPart: boolean;
  first: number;
  after: string | null;
  /** Whether margins are asked for. */
  costs: boolean;
}

export function usePromotionGoods(query: GoodsQuery) {
  return useHostQuery<{ pricingPromotionGoods: GoodsPage }>(goods, { ...query });
}

export const useJoin = () => useHostMutation<{ pricingPromotionJoin: Drafted }>(join);
