export const operations = [
  'PRICE_PERCENT',
  'PRICE_AMOUNT',
  'SET_PRICE',
  'SET_DISCOUNTED_PRICE',
  'SET_DISCOUNT',
  'SET_CLUB_DISCOUNT',
  'SET_MARGIN',
  'COPY_FROM_SHOP',
  'COPY_FROM_DATE',
] as const;

export type Operation = (typeof operations)[number];
export type Match = 'VENDOR_CODE' | 'BARCODE';

/** What is typed into the form of a rule. */
export interface Rule {
  operation: Operation;
  value: string;
  /** Up to four digits, or nothing. */
  ending: string;
  /** Apart by semicolons, or by commas with a blank behind: `42,5; 43`. Nothing for whole goods. */
  sizes: string;
  shopId: string;
  match: Match;
  /** As a field for a local time holds it. */
  time: string;
}

/** As the host takes it. */
export interface RuleInput {
  operation: Operation;
  value?: number;
  ending?: string;
  sizes?: string[];
  shopId?: string;
  match?: Match;
  time?: string;
}

export const isCopy = (operation: Operation) => operation === 'COPY_FROM_SHOP' || operation === 'COPY_FROM_DATE';
export const isOfPrice = (operation: Operation) => !isCopy(operation) && operation !== 'SET_DISCOUNT' && operation !== 'SET_CLUB_DISCOUNT';
/** Whether sizes can be chosen: each gets a price of its own then. */
export const isOfSizes = (operation: Operation) => isOfPrice(operation) && operation !== 'SET_MARGIN';

/** A number as people type it, or null; blanks of any width stand between thousands. `1,000` could be two, and is none. */
export function number(text: string): number | null {
  const bare = text.replaceAll(/\s/gu, '').replace('−', '-');
  return /^-?\d+([.,]\d{1,2})?$/.test(bare) ? Number(bare.replace(',', '.')) : null;
}

/** An instant of a field for a local time, or null. */
export function instant(local: string): string | null {
  const time = new Date(local);
  return local === '' || Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** Null while something is missing. */
export function ruleInput(rule: Rule): RuleInput | null {
  const { operation } = rule;
  if (operation === 'COPY_FROM_SHOP') return rule.shopId === '' ? null : { operation, shopId: rule.shopId, match: rule.match };
  if (operation === 'COPY_FROM_DATE') {
    const time = instant(rule.time);
    return time === null ? null : { operation, time };
  }
  const value = number(rule.value);
  if (value === null) return null;
  const sizes = rule.sizes
    .split(/;|,\s+/)
    .map((size) => size.trim())
    .filter(Boolean);
  return {
    operation,
    value,
    ...(isOfPrice(operation) && rule.ending ? { ending: rule.ending } : {}),
    ...(isOfSizes(operation) && sizes.length > 0 ? { sizes } : {}),
  };
}
