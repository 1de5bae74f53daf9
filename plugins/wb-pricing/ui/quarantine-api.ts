import { useHostQuery, type FreshnessView } from '@vitrina/ui-sdk';
import type { Money } from './api.ts';
import type { Reading } from './entry-api.ts';

export interface HeldGood {
  nmId: string;
  vendorCode: string | null;
  title: string | null;
  heldPrice: Money;
  /** Percent. */
  heldDiscount: number;
  heldDiscountedPrice: Money;
  price: Money;
  discount: number;
  discountedPrice: Money;
  drop: Money;
  why: string;
  leastAccepted: number | null;
}

interface QuarantinePage {
  items: HeldGood[];
  totalCount: number;
  cabinetUrl: string;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  freshness: FreshnessView;
  reading: Reading | null;
}

const quarantine = /* GraphQL */ `
  query PricingQuarantine($text: String, $first: Int, $after: String) {
    pricingQuarantine(text: $text, first: $first, after: $after) {
      items {
        nmId
        vendorCode
        title
        heldPrice { amount currencyCode }
        heldDiscount
        heldDiscountedPrice { amount currencyCode }
        price { amount currencyCode }
        discount
        discountedPrice { amount currencyCode }
        drop { amount currencyCode }
        why
        leastAccepted
      }
      totalCount
      cabinetUrl
      pageInfo { hasNextPage endCursor }
      freshness { state fetchedAt ageSeconds expiresAt source problem { kind message retryAt } }
      reading { limit periodSeconds left readableAt job { id } }
    }
  }
`;

export function useQuarantine(text: string, first: number, after: string | null) {
  return useHostQuery<{ pricingQuarantine: QuarantinePage }>(quarantine, { text: text || null, first, after });
}
