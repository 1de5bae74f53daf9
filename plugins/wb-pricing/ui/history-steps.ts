import type { Period } from './api.ts';

interface Steps {
  /** Each from when a price counted, oldest first; times in milliseconds, prices of the cheapest size. */
  points: { at: number; price: number }[];
  from: number;
  to: number;
  least: number;
  greatest: number;
  currency: string;
}

/** Periods, newest first, as a line of steps up to now; null without any price. What changes something else but the price is no step. */
export function steps(periods: readonly Period[], now: number): Steps | null {
  const points: Steps['points'] = [];
  let currency: string | null = null;
  for (const { good, from } of periods.toReversed()) {
    const prices = good.sizes.map(({ discountedPrice }) => Number(discountedPrice.amount));
    if (prices.length === 0) continue;
    currency = good.sizes[0]?.discountedPrice.currencyCode ?? currency;
    const price = Math.min(...prices);
    if (points.at(-1)?.price !== price) points.push({ at: Date.parse(from), price });
  }
  const [first] = points;
  if (!first || currency === null) return null;
  const prices = points.map(({ price }) => price);
  const end = periods[0]?.to;
  return { points, from: first.at, to: Math.max(end ? Date.parse(end) : now, first.at), least: Math.min(...prices), greatest: Math.max(...prices), currency };
}
