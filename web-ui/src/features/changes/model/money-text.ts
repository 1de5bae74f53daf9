import type { Format } from '@/lib/format/format.ts';

export interface Money {
  amount: string;
  currencyCode: string;
}

/** Amounts of several currencies are never one number. Hundredths of what is only about so much are of no account. */
export function moneyText(amounts: readonly Money[], format: Pick<Format, 'money'>): string {
  return amounts.map(({ amount, currencyCode }) => format.money(Math.round(Number(amount)).toString(), currencyCode)).join(' + ');
}
