export const operations = ['PRICE_PERCENT', 'PRICE_AMOUNT', 'SET_PRICE', 'SET_DISCOUNTED_PRICE', 'SET_DISCOUNT', 'SET_CLUB_DISCOUNT'] as const;

export type Operation = (typeof operations)[number];

export interface Rule {
  operation: Operation;
  value: number;
  /** Up to four digits, or nothing. */
  ending: string;
}

const paid = (amount: number, percent: number) => Math.round(amount * (100 - percent)) / 100;

/** What a rule makes of one price, to be shown beside it. What is drafted, the host reckons. */
export function example(rule: Rule, price: number, discount: number): { paidBefore: number; paidAfter: number } | null {
  if (rule.operation === 'SET_CLUB_DISCOUNT') return null;
  if (rule.operation === 'SET_DISCOUNT') {
    return { paidBefore: paid(price, discount), paidAfter: paid(price, Math.min(99, Math.max(0, rule.value))) };
  }
  const exact = {
    PRICE_PERCENT: (price * (100 + rule.value)) / 100,
    PRICE_AMOUNT: price + rule.value,
    SET_PRICE: rule.value,
    SET_DISCOUNTED_PRICE: Math.ceil((rule.value * 100) / (100 - discount)),
  }[rule.operation];
  const after = rule.ending ? ended(exact, rule.ending) : Math.round(exact);
  return after < 1 ? null : { paidBefore: paid(price, discount), paidAfter: paid(after, discount) };
}

/** The nearest whole price with the ending. */
export function ended(price: number, ending: string): number {
  const step = 10 ** ending.length;
  const last = Number(ending);
  const least = last === 0 ? step : last;
  const whole = Math.floor(price);
  const below = whole - ((((whole - last) % step) + step) % step);
  const above = below === price ? below : below + step;
  if (below < least) return Math.max(above, least);
  return price - below < above - price ? below : above;
}
