import { useHostMutation, useHostQuery } from '@vitrina/ui-sdk';
import type { Drafted, GoodsQuery, Period, UserError } from './api.ts';
import type { RuleInput } from './rule.ts';

/** Either these goods, or all that the list finds. */
export type Selection = { nmIds: readonly string[] } | { filter: GoodsQuery['filter']; expectedCount: number };

/** Amounts are decimal numbers, discounts percent; null where the row is not about it. */
export interface PriceExample {
  nmId: string;
  label: string;
  priceBefore: string | null;
  priceAfter: string | null;
  discountBefore: string | null;
  discountAfter: string | null;
  paidBefore: string | null;
  paidAfter: string | null;
  currencyCode: string;
}

export interface LeftOutGoods {
  reason: string;
  message: string;
  count: number;
  nmIds: string[];
}

interface RuleLook {
  goods: number;
  changed: number;
  leftOut: LeftOutGoods[];
  examples: PriceExample[];
  errors: UserError[];
}

export interface ImportColumn {
  index: number;
  header: string;
  target: string | null;
  samples: string[];
}

interface ImportTally {
  changed: number;
  unchanged: number;
  bad: number;
  problems: { line: number; code: string; message: string }[];
}

export interface ImportInput {
  text?: string;
  fileId?: string;
  columns: { index: number; target: string | null }[];
}

interface ImportLook {
  columns: ImportColumn[];
  tally: ImportTally;
  examples: PriceExample[];
  errors: UserError[];
}

export interface HistoryExport {
  id: string;
  format: 'XLSX' | 'CSV';
  state: 'QUEUED' | 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';
  rows: number | null;
  file: { id: string; name: string; size: number } | null;
  problem: string | null;
  createdAt: string;
}

/** What the quota has left for reading something now. */
export interface Reading {
  limit: number;
  periodSeconds: number;
  left: number;
  readableAt: string | null;
  job: { id: string } | null;
}

interface ReadNow {
  job: { id: string } | null;
  readableAt: string | null;
  errors: UserError[];
}

const rulePreview = /* GraphQL */ `
  query PricingRulePreview($goods: PricingSelection!, $rule: PricingRuleInput!) {
    pricingRulePreview(goods: $goods, rule: $rule) {
      goods
      changed
      leftOut { reason message count nmIds }
      examples { nmId label priceBefore priceAfter discountBefore discountAfter paidBefore paidAfter currencyCode }
      errors { code message path }
    }
  }
`;

const applyRule = /* GraphQL */ `
  mutation PricingApplyRule($input: PricingApplyRuleInput!) {
    pricingApplyRule(input: $input) { changeSetId errors { code message path } }
  }
`;

const importPreview = /* GraphQL */ `
  query PricingImportPreview($input: PricingImportPreviewInput!) {
    pricingImportPreview(input: $input) {
      columns { index header target samples }
      tally { changed unchanged bad problems { line code message } }
      examples { nmId label priceBefore priceAfter discountBefore discountAfter paidBefore paidAfter currencyCode }
      errors { code message path }
    }
  }
`;

const importPrices = /* GraphQL */ `
  mutation PricingImport($input: PricingImportInput!) {
    pricingImport(input: $input) { changeSetId errors { code message path } }
  }
`;

const shops = /* GraphQL */ `
  query PricingShops {
    shops { items { id sellerName tradeMark } }
  }
`;

const at = /* GraphQL */ `
  query PricingAt($nmIds: [ID!]!, $time: DateTime!) {
    pricingAt(nmIds: $nmIds, time: $time) {
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
  }
`;

const exports = /* GraphQL */ `
  query PricingHistoryExports {
    pricingHistoryExports(first: 5) { id format state rows problem createdAt file { id name size } }
  }
`;

const startExport = /* GraphQL */ `
  mutation PricingHistoryExport($input: PricingHistoryExportInput!) {
    pricingHistoryExport(input: $input) { export { id } errors { code message path } }
  }
`;

const readQuarantine = /* GraphQL */ `
  mutation PricingQuarantineRead {
    pricingQuarantineRead { job { id } readableAt errors { code message path } }
  }
`;

const readPromotions = /* GraphQL */ `
  mutation PricingPromotionsRead {
    pricingPromotionsRead { job { id } readableAt errors { code message path } }
  }
`;

export function useRulePreview(goods: Selection, rule: RuleInput) {
  return useHostQuery<{ pricingRulePreview: RuleLook }>(rulePreview, { goods, rule });
}

export const useApplyRule = () => useHostMutation<{ pricingApplyRule: Drafted }>(applyRule);

export function useImportPreview(input: ImportInput) {
  return useHostQuery<{ pricingImportPreview: ImportLook }>(importPreview, { input });
}

export const useImportPrices = () => useHostMutation<{ pricingImport: Drafted }>(importPrices);

export function useShopList() {
  return useHostQuery<{ shops: { items: { id: string; sellerName: string; tradeMark: string | null }[] } }>(shops);
}

export function usePricesAt(nmIds: readonly string[], time: string) {
  return useHostQuery<{ pricingAt: Period[] }>(at, { nmIds, time });
}

export function useHistoryExports() {
  return useHostQuery<{ pricingHistoryExports: HistoryExport[] }>(exports);
}

export const useStartExport = () => useHostMutation<{ pricingHistoryExport: { export: { id: string } | null; errors: UserError[] } }>(startExport);
export const useReadQuarantine = () => useHostMutation<{ pricingQuarantineRead: ReadNow }>(readQuarantine);
export const useReadPromotions = () => useHostMutation<{ pricingPromotionsRead: ReadNow }>(readPromotions);
