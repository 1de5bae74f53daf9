import type { TokenFieldsFragment } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';

export type Token = TokenFieldsFragment;

export const stateTones = {
  ACTIVE: 'good',
  EXPIRING: 'warn',
  EXPIRED: 'bad',
  REFUSED: 'bad',
  UNCONFIRMED: 'warn',
} satisfies Record<Token['state'], Tone>;

/** Share of the questions that the cache answered without a call to Wildberries; null before the first. */
export function savedShare({ callsToday, callsSavedToday }: Pick<Token['statistics'], 'callsToday' | 'callsSavedToday'>): number | null {
  const all = callsToday + callsSavedToday;
  return all === 0 ? null : callsSavedToday / all;
}

/** Categories that the token claims and Wildberries did not open when the token was entered. */
export function closedCategories({ categoryChecks }: Pick<Token, 'categoryChecks'>): Token['categories'] {
  return categoryChecks.filter((check) => check.result === 'REFUSED').map((check) => check.category);
}
