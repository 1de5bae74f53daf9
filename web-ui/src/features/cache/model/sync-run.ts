import type { SyncRunFilter, SyncRunOutcome, SyncRunsQuery } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';
import type { RunsSearch } from './cache-search.ts';

export type SyncRun = SyncRunsQuery['syncRuns']['nodes'][number];

export const outcomeTones = {
  COMPLETED: 'good',
  COMPLETED_WITHOUT_DELETING: 'warn',
  INTERRUPTED: 'bad',
  CANCELLED: 'neutral',
} satisfies Record<SyncRunOutcome, Tone>;

/** How long it took, or takes until `now`. */
export function runSeconds(run: Pick<SyncRun, 'startedAt' | 'finishedAt'>, now: number): number {
  const end = run.finishedAt ? Date.parse(run.finishedAt) : now;
  return Math.max(0, Math.round((end - Date.parse(run.startedAt)) / 1_000));
}

export function toRunFilter({ inShop, mirror, outcome }: RunsSearch): SyncRunFilter {
  return {
    ...(inShop ? { shopId: inShop } : {}),
    ...(mirror ? { mirror } : {}),
    ...(outcome ? { outcome } : {}),
  };
}
