import type { Job } from '@/features/jobs';

/** The steps that the host goes through; which of them, depends on the change. */
export const steps = ['READ', 'LOAD', 'MIGRATE', 'CONTEXT', 'CONTRIBUTE', 'COMPOSE', 'START', 'DRAIN'] as const;

export type Step = (typeof steps)[number];

/** The step that a text ends with, in whatever letters; null when it names none that is known. */
export function stepIn(text: string | null | undefined): Step | null {
  const last = /([a-z]+)\W*$/i.exec(text ?? '')?.[1]?.toUpperCase();
  return steps.find((step) => step === last) ?? null;
}

export interface Progress {
  step: Step;
  /** The plugin that is at it: those that need the changed one start anew with it. */
  plugin: string | null;
}

/** "hello 1.0.0: MIGRATE", or the step alone; null for any other message. */
export function progressOf(message: string | null | undefined): Progress | null {
  const step = stepIn(message);
  if (!step || !message) return null;
  const plugin = /^([a-z][\w-]*) \S+: [A-Z]+$/.exec(message)?.[1] ?? null;
  return plugin === null && message.trim().toUpperCase() !== step ? null : { step, plugin };
}

/** In words: why the job ended badly. */
export function failureOf({ problem, message }: Pick<Job, 'problem' | 'message'>): string | null {
  return problem?.message || message || null;
}

/** What the host has to say of a change that succeeded; its last step is none of it. */
export function noteOf({ state, message }: Pick<Job, 'state' | 'message'>): string | null {
  return state === 'SUCCEEDED' && message && !progressOf(message) ? message : null;
}
