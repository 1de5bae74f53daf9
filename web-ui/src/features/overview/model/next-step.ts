import type { ShopChoice } from '@/features/shops';

/** What a seller who is new here has done; the start page tells the first that is missing. */
export interface Progress {
  connected: boolean;
  /** Null while it is not known, or nobody may know. */
  synced: boolean | null;
}

export type StepState = 'done' | 'now' | 'later';

export const steps = ['connect', 'sync', 'explore'] as const;

export type Step = (typeof steps)[number];

/** Null when there is nothing left to show: what a shop needs is there. */
export function stepStates({ connected, synced }: Progress): Record<Step, StepState> | null {
  if (!connected) return { connect: 'now', sync: 'later', explore: 'later' };
  return synced === false ? { connect: 'done', sync: 'now', explore: 'later' } : null;
}

export function needAttention(shops: readonly Pick<ShopChoice, 'state'>[]): number {
  return shops.filter(({ state }) => state !== 'CONNECTED').length;
}

/** The share of reads that the cache answered at once, fresh or a little old; null where nothing was read. */
export function answeredAtOnce({ hits, stale, misses, errors }: { hits: number; stale: number; misses: number; errors: number }): number | null {
  const told = hits + stale + misses + errors;
  return told === 0 ? null : (hits + stale) / told;
}
