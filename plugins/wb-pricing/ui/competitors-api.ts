import { useQueryClient } from '@tanstack/react-query';
import { useHostMutation, useHostQuery } from '@vitrina/ui-sdk';
import type { LeftOut, Money, UserError } from './api.ts';

export type Presence = 'UNSEEN' | 'ON_SALE' | 'SOLD_OUT' | 'MISSING';
export type Confidence = 'FRESH' | 'STALE' | 'UNSURE' | 'UNKNOWN';
export type Basis = 'STOREFRONT' | 'SELLER_PRICE';

export interface Sighting {
  presence: Presence;
  price: Money | null;
  confidence: Confidence;
  ageSeconds: number | null;
  agreeing: number;
  unconfirmedPrice: Money | null;
}

export interface Rival {
  nmId: string;
  name: string | null;
  brand: string | null;
  url: string;
  note: string;
  /** Percent of the own price, a decimal number; negative when it is dearer. */
  gapPercent: string | null;
  sighting: Sighting;
}

export interface Comparison {
  basis: Basis;
  own: Money;
  lowest: Money;
  median: Money;
  position: number;
  of: number;
  gapPercent: string;
}

export interface CompetitorGood {
  nmId: string;
  vendorCode: string | null;
  title: string | null;
  undercut: boolean;
  comparison: Comparison | null;
  rivals: Rival[];
}

interface CompetitorsPage {
  enabled: boolean;
  items: CompetitorGood[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  source: { notBefore: string | null; problem: string | null };
}

export interface RivalPeriod {
  from: string;
  to: string | null;
  presence: Presence;
  price: Money | null;
}

const competitors = /* GraphQL */ `
  query PricingCompetitors($filter: PricingCompetitorFilter, $first: Int, $after: String) {
    pricingCompetitors(filter: $filter, first: $first, after: $after) {
      enabled
      items {
        nmId
        vendorCode
        title
        undercut
        comparison { basis own { amount currencyCode } lowest { amount currencyCode } median { amount currencyCode } position of gapPercent }
        rivals {
          nmId
          name
          brand
          url
          note
          gapPercent
          sighting { presence price { amount currencyCode } confidence ageSeconds agreeing unconfirmedPrice { amount currencyCode } }
        }
      }
      totalCount
      pageInfo { hasNextPage endCursor }
      source { notBefore problem }
    }
  }
`;

const history = /* GraphQL */ `
  query PricingRivalHistory($nmId: ID!, $first: Int) {
    pricingRivalHistory(nmId: $nmId, first: $first) { items { from to presence price { amount currencyCode } } pageInfo { hasNextPage } }
  }
`;

const attach = /* GraphQL */ `
  mutation PricingRivalsAttach($input: PricingRivalsAttachInput!) {
    pricingRivalsAttach(input: $input) { added already leftOut { line code text } errors { code message path } }
  }
`;

const detach = /* GraphQL */ `
  mutation PricingRivalDetach($input: PricingRivalInput!) {
    pricingRivalDetach(input: $input) { done errors { code message path } }
  }
`;

const note = /* GraphQL */ `
  mutation PricingRivalNote($input: PricingRivalInput!) {
    pricingRivalNote(input: $input) { done errors { code message path } }
  }
`;

const look = /* GraphQL */ `
  mutation PricingRivalsLook($input: PricingRivalsLookInput!) {
    pricingRivalsLook(input: $input) { problem { message } errors { code message path } }
  }
`;

export interface CompetitorsQuery {
  filter: { text?: string; undercut?: boolean };
  first: number;
  after: string | null;
}

export function useCompetitors(query: CompetitorsQuery) {
  return useHostQuery<{ pricingCompetitors: CompetitorsPage }>(competitors, { ...query });
}

export function useRivalHistory(nmId: string, first: number) {
  return useHostQuery<{ pricingRivalHistory: { items: RivalPeriod[]; pageInfo: { hasNextPage: boolean } } }>(history, { nmId, first });
}

export interface Attached {
  added: number;
  already: number;
  leftOut: LeftOut[];
  errors: UserError[];
}

interface Done {
  done: boolean;
  errors: UserError[];
}

/** A change after which what is shown of competitors is read again. */
function useChange<Result>(document: string) {
  const client = useQueryClient();
  const { mutateAsync, isPending, error } = useHostMutation<Result>(document);
  const change = async (variables: Record<string, unknown>) => {
    const answer = await mutateAsync(variables);
    for (const query of ['PricingCompetitors', 'PricingRivalHistory']) void client.invalidateQueries({ queryKey: [query] });
    return answer;
  };
  return { mutateAsync: change, isPending, error };
}

export const useAttach = () => useChange<{ pricingRivalsAttach: Attached }>(attach);
export const useDetach = () => useChange<{ pricingRivalDetach: Done }>(detach);
export const useNote = () => useChange<{ pricingRivalNote: Done }>(note);
export const useLook = () => useChange<{ pricingRivalsLook: { problem: { message: string } | null; errors: UserError[] } }>(look);
