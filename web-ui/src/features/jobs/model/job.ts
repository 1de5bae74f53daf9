import type { JobFieldsFragment } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';

export type Job = JobFieldsFragment;

export function isUnderWay(job: Pick<Job, 'state'>): boolean {
  return job.state === 'QUEUED' || job.state === 'RUNNING' || job.state === 'WAITING';
}

/** From 0 to 1; null while the total is not known. */
export function jobShare(job: Pick<Job, 'done' | 'total'>): number | null {
  return job.total === null || job.total === undefined || job.total === 0 ? null : Math.min(1, job.done / job.total);
}

export const jobTones = {
  QUEUED: 'neutral',
  RUNNING: 'accent',
  WAITING: 'warn',
  SUCCEEDED: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
} satisfies Record<Job['state'], Tone>;

export interface Sample {
  at: number;
  done: number;
}

/** How many samples the pace is taken from; older ones say little about the present. */
const window = 20;

export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1);
  if (last && sample.done < last.done) return [sample];
  if (last && sample.done === last.done) return [...samples];
  return [...samples, sample].slice(-window);
}

/** Seconds left at the pace seen, or null when there is too little to tell by. */
export function secondsLeft(samples: readonly Sample[], total: number | null | undefined, now: number): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || !total || last.done <= first.done || last.at <= first.at) return null;
  const perMilli = (last.done - first.done) / (last.at - first.at);
  const left = (total - last.done) / perMilli - Math.max(0, now - last.at);
  return Math.max(0, Math.round(left / 1_000));
}
