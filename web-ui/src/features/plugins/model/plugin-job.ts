import type { Job } from '@/features/jobs';

/** The steps that the host goes through; which of them, depends on the change. */
export const steps = ['READ', 'LOAD', 'MIGRATE', 'CONTEXT', 'CONTRIBUTE', 'COMPOSE', 'START', 'DRAIN'] as const;

export type Step = (typeof steps)[number];

const changes = ['install', 'enable', 'disable', 'roll-back', 'remove', 'purge'] as const;

export type Change = (typeof changes)[number];

/** The step that a text names, in whatever letters; null when it names none that is known. */
export function stepIn(text: string | null | undefined): Step | null {
  const words = new Set((text ?? '').toUpperCase().split(/[^A-Z]+/));
  return steps.find((step) => words.has(step)) ?? null;
}

/** What kind of change to a plugin the job is; null when it is a job of another kind. */
export function changeOf({ type }: Pick<Job, 'type'>): Change | null {
  const name = /^platform[:/]plugin-(.+)$/.exec(type)?.[1];
  return changes.find((change) => change === name) ?? null;
}

/** In words: why the job ended badly. */
export function failureOf({ problem, message }: Pick<Job, 'problem' | 'message'>): string | null {
  return problem?.message || message || null;
}
