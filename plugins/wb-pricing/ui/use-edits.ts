import type { Good } from './api.ts';
import { keep, useKept } from './use-kept.ts';

/** What was typed into a good's cells; null for a cell that nobody touched. */
export interface Edit {
  good: Good;
  price: string | null;
  discount: string | null;
}

export interface Edits {
  of(nmId: string): Edit | undefined;
  all: readonly Edit[];
  count: number;
  type(good: Good, cell: 'price' | 'discount', text: string): void;
  /** These are a change set now: what was typed since stays. */
  sent(edits: readonly Edit[]): void;
  clear(): void;
}

/** Unsent prices, across pages of the list and of the dashboard, until they become a change set or are thrown away. */
export function useEdits(shopId: string): Edits {
  const name = `prices.${shopId}`;
  const edits = useKept<Edit>(name);
  const all = [...edits.values()];
  return {
    of: (nmId) => edits.get(nmId),
    all,
    count: all.length,
    type(good, cell, text) {
      const before = cell === 'price' ? (onePrice(good) ?? '') : String(good.discount);
      keep<Edit>(name, (next) => {
        const edit = { ...(next.get(good.nmId) ?? { good, price: null, discount: null }), [cell]: text.trim() === before ? null : text };
        if (edit.price === null && edit.discount === null) next.delete(good.nmId);
        else next.set(good.nmId, edit);
      });
    },
    sent(list) {
      keep<Edit>(name, (next) => {
        for (const { good, price, discount } of list) {
          const now = next.get(good.nmId);
          if (now?.price === price && now.discount === discount) next.delete(good.nmId);
        }
      });
    },
    clear: () => keep<Edit>(name, (next) => next.clear()),
  };
}

/** The price before discount that all sizes have; null when they differ, or there is none. */
export function onePrice(good: Good): string | null {
  const amounts = new Set(good.sizes.map(({ price }) => String(Number(price.amount))));
  const [one, other] = amounts;
  return one === undefined || other !== undefined ? null : one;
}

/** A whole number as people type it, or null. Spaces of any width stand between thousands. */
export function whole(text: string): number | null {
  const bare = text.replaceAll(/[\s\u{a0}\u{2009}\u{202f}]/gu, '');
  return /^\d{1,9}$/.test(bare) ? Number(bare) : null;
}

/** What is wrong with a cell. */
export function fault(cell: 'price' | 'discount', text: string | null): 'badPrice' | 'badDiscount' | null {
  if (text === null) return null;
  const value = whole(text);
  if (cell === 'price') return value === null || value < 1 || value > 100_000_000 ? 'badPrice' : null;
  return value === null || value > 99 ? 'badDiscount' : null;
}

/** What is paid in hundredths: exact, where floating point would not be. */
export function paid(price: number, discount: number): number {
  return Math.round(price * (100 - discount));
}
