import { useHostMutation, useHostQuery, type FreshnessView } from '@vitrina/ui-sdk';
import type { Money, UserError } from './api.ts';

export type ProblemKind = 'BELOW_COST' | 'BELOW_FLOOR' | 'PROMOTION_AT_A_LOSS' | 'QUARANTINED' | 'NOT_APPLIED' | 'COMPETITOR_UNDERCUTS' | 'COST_MISSING' | 'MARGIN_UNKNOWN';

export interface Problem {
  kind: ProblemKind;
  count: number;
  /** By currency. */
  atRisk: Money[];
  remedy: 'RAISE_PRICES' | 'TELL_COSTS' | 'COMPLETE_SETTINGS' | 'SEE_PROMOTIONS' | 'SEE_QUARANTINE' | 'SEE_CHANGE_SETS' | 'SEE_COMPETITORS';
  path: string | null;
}

export interface ProblemGood {
  nmId: string;
  vendorCode: string | null;
  atRisk: Money | null;
  discountedPrice: Money | null;
  floor: Money | null;
  suggestedPrice: number | null;
  changeSetId: string | null;
  promotion: string | null;
}

const problems = /* GraphQL */ `
  query PricingProblems {
    pricingProblems {
      problems { kind count atRisk { amount currencyCode } remedy path }
      freshness { state fetchedAt ageSeconds expiresAt source problem { kind message retryAt } }
      floorsAt
    }
  }
`;

const goods = /* GraphQL */ `
  query PricingProblemGoods($kind: PricingProblemKind!, $first: Int, $after: String) {
    pricingProblemGoods(kind: $kind, first: $first, after: $after) {
      items {
        nmId
        vendorCode
        atRisk { amount currencyCode }
        discountedPrice { amount currencyCode }
        floor { amount currencyCode }
        suggestedPrice
        changeSetId
        promotion
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const costs = /* GraphQL */ `
  mutation PricingCostsSet($input: PricingCostsSetInput!) {
    pricingCostsSet(input: $input) { tally { set problems { line message } } errors { code message path } }
  }
`;

export function useProblems() {
  return useHostQuery<{ pricingProblems: { problems: Problem[]; freshness: FreshnessView; floorsAt: string | null } }>(problems);
}

export function useProblemGoods(kind: ProblemKind, first: number, after: string | null) {
  return useHostQuery<{ pricingProblemGoods: { items: ProblemGood[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }>(goods, {
    kind,
    first,
    after,
  });
}

export const useTellCosts = () =>
  useHostMutation<{ pricingCostsSet: { tally: { set: number; problems: { line: number; message: string }[] }; errors: UserError[] } }>(costs);
