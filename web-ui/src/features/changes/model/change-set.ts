import type { ChangeRowsQuery, ChangeSetByIdQuery, ChangeSetFieldsFragment } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';

export type ChangeSet = ChangeSetFieldsFragment;
export type ChangeSetDetail = NonNullable<ChangeSetByIdQuery['changeSet']>;
export type ChangeRow = NonNullable<ChangeRowsQuery['changeSet']>['rows']['nodes'][number];
export type ChangeField = ChangeRow['fields'][number];
export type RowState = ChangeRow['state'];
export type SetState = ChangeSet['state'];
export type Severity = ChangeSetDetail['findings'][number]['severity'];

export const setTones = {
  DRAFT: 'neutral',
  CHECKING: 'accent',
  CHECKED: 'accent',
  CONFIRMED: 'accent',
  SENDING: 'accent',
  PROCESSING: 'accent',
  VERIFIED: 'good',
  PARTLY_FAILED: 'warn',
  FAILED: 'bad',
  CANCELLED: 'neutral',
} satisfies Record<SetState, Tone>;

export const rowTones = {
  DRAFT: 'neutral',
  BLOCKED: 'bad',
  UNCHANGED: 'neutral',
  READY: 'accent',
  SENDING: 'accent',
  PROCESSING: 'accent',
  UNCERTAIN: 'warn',
  VERIFIED: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
} satisfies Record<RowState, Tone>;

export const severityTones = { ERROR: 'bad', WARNING: 'warn', INFO: 'neutral' } satisfies Record<Severity, Tone>;

const underWay: readonly SetState[] = ['CHECKING', 'CONFIRMED', 'SENDING', 'PROCESSING'];

/** Whether it changes by itself; not while it waits for a start that is still to come. */
export function isUnderWay({ state, sendAt, sentAt }: Pick<ChangeSet, 'state'> & Partial<Pick<ChangeSet, 'sendAt' | 'sentAt'>>): boolean {
  if (state === 'CONFIRMED' && sendAt && !sentAt && Date.parse(sendAt) > Date.now()) return false;
  return underWay.includes(state);
}

export function hasEnded({ state }: Pick<ChangeSet, 'state'>): boolean {
  return state === 'VERIFIED' || state === 'PARTLY_FAILED' || state === 'FAILED' || state === 'CANCELLED';
}

/** Whether it is checked and needs the yes of another person than who made it. */
export function waitsForSecond({ state, confirmation }: Pick<ChangeSet, 'state' | 'confirmation'>): boolean {
  return state === 'CHECKED' && confirmation.fourEyes;
}

export function countOf({ counts }: Pick<ChangeSet, 'counts'>, ...states: RowState[]): number {
  return counts.reduce((sum, { state, rows }) => (states.includes(state) ? sum + rows : sum), 0);
}

/** How much of what is under way is done, from 0 to 1; null when nothing is. */
export function progressOf(set: Pick<ChangeSet, 'state' | 'counts' | 'rowCount'>): { share: number; done: number; total: number } | null {
  if (!isUnderWay(set)) return null;
  if (set.state === 'CHECKING') {
    const done = set.rowCount - countOf(set, 'DRAFT');
    return { share: set.rowCount === 0 ? 0 : done / set.rowCount, done, total: set.rowCount };
  }
  const total = countOf(set, 'READY', 'SENDING', 'PROCESSING', 'UNCERTAIN', 'VERIFIED', 'FAILED');
  const done = countOf(set, 'VERIFIED', 'FAILED');
  return { share: total === 0 ? 0 : done / total, done, total };
}

export type Step = 'draft' | 'check' | 'confirm' | 'send' | 'process' | 'end';
export type StepState = 'done' | 'current' | 'ahead' | 'skipped';

export interface LifeStep {
  step: Step;
  state: StepState;
  at: string | null;
  who: string | null;
}

const reached: Record<SetState, number> = {
  DRAFT: 0,
  CHECKING: 1,
  CHECKED: 2,
  CONFIRMED: 3,
  SENDING: 3,
  PROCESSING: 4,
  VERIFIED: 5,
  PARTLY_FAILED: 5,
  FAILED: 5,
  CANCELLED: 5,
};

/** The life of a set as six steps; what a cancelled set never came to is left out. */
export function lifeOf(set: ChangeSet): LifeStep[] {
  const steps: { step: Step; at: string | null; who: string | null }[] = [
    { step: 'draft', at: set.createdAt, who: set.createdBy ?? null },
    { step: 'check', at: set.checkedAt ?? null, who: null },
    { step: 'confirm', at: set.confirmedAt ?? null, who: set.confirmedBy ?? null },
    { step: 'send', at: set.sentAt ?? null, who: null },
    { step: 'process', at: null, who: null },
    { step: 'end', at: set.endedAt ?? null, who: null },
  ];
  const now = reached[set.state];
  const stopped = set.state === 'CANCELLED';
  return steps.map((step, index) => {
    const skipped = stopped && step.step !== 'end' && (step.step === 'process' ? set.sentAt === null : step.at === null);
    const state: StepState = skipped ? 'skipped' : index < now || (index === now && hasEnded(set)) ? 'done' : index === now ? 'current' : 'ahead';
    return { ...step, state };
  });
}
