import type { Money, Size } from './api.ts';

export type PriceKind = 'price' | 'discountedPrice' | 'clubDiscountedPrice';

/** The least and the greatest price among the sizes; null for a good without sizes. */
export function priceRange(sizes: readonly Size[], kind: PriceKind): [Money, Money] | null {
  const prices = sizes.map((size) => size[kind]).toSorted((one, other) => Number(one.amount) - Number(other.amount));
  const least = prices[0];
  const greatest = prices.at(-1);
  return least && greatest ? [least, greatest] : null;
}
