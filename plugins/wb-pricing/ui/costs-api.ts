import { useHostMutation, useHostQuery } from '@vitrina/ui-sdk';
import type { UserError } from './api.ts';

export interface Cost {
  /** Null for all sizes that have none of their own. */
  sizeId: string | null;
  /** `2026-11-28` */
  validFrom: string;
  /** A decimal number. */
  amount: string;
  currency: string;
  current: boolean;
  setBy: string;
  setAt: string;
}

export interface CostedGood {
  nmId: string;
  vendorCode: string;
  title: string;
  sizes: { sizeId: string; techSize: string | null }[];
  /** By size, the newest first. */
  costs: Cost[];
}

export interface Completeness {
  goods: number;
  withCost: number;
  partly: number;
  withoutCost: number;
}

export interface Tally {
  set: number;
  unchanged: number;
  bad: number;
  problems: { line: number; message: string }[];
}

export interface ImportColumn {
  index: number;
  header: string;
  target: string | null;
  samples: string[];
}

export interface CostsPreview {
  columns: ImportColumn[];
  tally: Tally;
  examples: { nmId: string; sizeId: string | null; validFrom: string; amount: string; currency: string }[];
  errors: UserError[];
}

export type Missing = 'CARD' | 'COST' | 'COST_CURRENCY' | 'SUBJECT' | 'COMMISSION' | 'DIMENSIONS' | 'WAREHOUSE' | 'LOGISTICS';

export interface Economics {
  currency: string;
  commissionPercent: string | null;
  taxSystem: 'NONE' | 'USN_INCOME' | 'USN_INCOME_MINUS_COSTS' | 'VAT';
  taxPercent: string;
  missing: Missing[];
  basis: {
    costSince: string | null;
    salesModel: 'FBW' | 'FBS';
    subjectName: string | null;
    volume: string | null;
    warehouse: string | null;
    logisticsBase: string | null;
    logisticsLitre: string | null;
    buyoutPercent: string;
  };
  floor: string | null;
  at: {
    price: string;
    cost: string | null;
    commission: string | null;
    logistics: string | null;
    tax: string | null;
    profit: string | null;
    percent: string | null;
  };
  priceFor: string | null;
  breakEvenDiscount: number | null;
}

export const costsPageSize = 50;

const costs = /* GraphQL */ `
  query PricingCosts($first: Int, $after: String, $missing: Boolean, $text: String) {
    pricingCosts(first: $first, after: $after, missing: $missing, text: $text) {
      nodes {
        nmId
        vendorCode
        title
        sizes { sizeId techSize }
        costs { sizeId validFrom amount currency current setBy setAt }
      }
      pageInfo { hasNextPage endCursor }
    }
    pricingCostCompleteness { goods withCost partly withoutCost }
  }
`;

const setCosts = /* GraphQL */ `
  mutation PricingCostsTell($input: PricingCostsSetInput!) {
    pricingCostsSet(input: $input) { tally { set unchanged bad problems { line message } } errors { code message path } }
  }
`;

const preview = /* GraphQL */ `
  query PricingCostsImportPreview($input: PricingCostsImportPreviewInput!) {
    pricingCostsImportPreview(input: $input) {
      columns { index header target samples }
      tally { set unchanged bad problems { line message } }
      examples { nmId sizeId validFrom amount currency }
      errors { code message path }
    }
  }
`;

const importCosts = /* GraphQL */ `
  mutation PricingCostsImport($input: PricingCostsImportInput!) {
    pricingCostsImport(input: $input) { tally { set unchanged bad problems { line message } } errors { code message path } }
  }
`;

const remove = /* GraphQL */ `
  mutation PricingCostsRemove($input: PricingCostsRemoveInput!) {
    pricingCostsRemove(input: $input) { removed errors { code message path } }
  }
`;

const economics = /* GraphQL */ `
  query PricingEconomics($nmIds: [ID!]!, $paid: String!, $price: String!, $margin: String!) {
    pricingEconomics(nmIds: $nmIds) {
      currency
      commissionPercent
      taxSystem
      taxPercent
      missing
      basis { costSince salesModel subjectName volume warehouse logisticsBase logisticsLitre buyoutPercent }
      floor
      at(discountedPrice: $paid) { price cost commission logistics tax profit percent }
      priceFor(marginPercent: $margin)
      breakEvenDiscount(price: $price)
    }
  }
`;

export interface CostsQuery {
  after: string | null;
  missing: boolean | null;
  text: string | null;
}

export function useCosts(query: CostsQuery) {
  return useHostQuery<{ pricingCosts: { nodes: CostedGood[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }; pricingCostCompleteness: Completeness }>(costs, {
    ...query,
    first: costsPageSize,
  });
}

export const useSetCosts = () => useHostMutation<{ pricingCostsSet: { tally: Tally; errors: UserError[] } }>(setCosts);
export const useImportCosts = () => useHostMutation<{ pricingCostsImport: { tally: Tally; errors: UserError[] } }>(importCosts);
export const useRemoveCosts = () => useHostMutation<{ pricingCostsRemove: { removed: number; errors: UserError[] } }>(remove);

export function useCostsPreview(input: object) {
  return useHostQuery<{ pricingCostsImportPreview: CostsPreview }>(preview, { input });
}

/** @param paid the discounted price, @param price that before discount, @param margin in percent; decimal numbers */
export function useEconomics(nmId: string, paid: string, price: string, margin: string) {
  return useHostQuery<{ pricingEconomics: Economics[] }>(economics, { nmIds: [nmId], paid, price, margin });
}
