import type { ChangeSet } from './change-set.ts';

/** When a set is sent and taken back, as typed: days and times of Moscow, null for at once and for never. Text that names no time is neither. */
export interface TypedPlan {
  sendAt: string | null;
  returnAt: string | null;
}

/** As the host takes it; null for at once and for never. */
export interface Plan {
  sendAt: string | null;
  returnAt: string | null;
}

export const atOnce: Plan = { sendAt: null, returnAt: null };

/** Moscow has had no summer time since 2014: Wildberries' days are three hours ahead of UTC all year. */
const aheadMillis = 3 * 3_600_000;

/** The point in time that a field of day and time in Moscow names; null where it names none. */
export function fromMoscow(typed: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(typed)) return null;
  const millis = Date.parse(`${typed}Z`);
  return Number.isNaN(millis) ? null : new Date(millis - aheadMillis).toISOString();
}

/** What such a field shows for a point in time. */
export function toMoscow(iso: string): string {
  return new Date(Date.parse(iso) + aheadMillis).toISOString().slice(0, 16);
}

const instantOf = (typed: string | null) => (typed === null ? null : fromMoscow(typed));

/** Whether a time that is wanted is not told: the plan would not be the one that is meant. */
export function isIncomplete({ sendAt, returnAt }: TypedPlan): boolean {
  return [sendAt, returnAt].some((typed) => typed !== null && instantOf(typed) === null);
}

/** Of a plan that is complete. */
export function toPlan({ sendAt, returnAt }: TypedPlan): Plan {
  return { sendAt: instantOf(sendAt), returnAt: instantOf(returnAt) };
}

export type PlanFault = 'startPast' | 'returnEarly' | 'tooFar';

const longestMillis = 366 * 86_400_000;

/** What the host would refuse it for; null for nothing. */
export function planFault({ sendAt, returnAt }: Plan, now: number): PlanFault | null {
  const start = sendAt === null ? now : Date.parse(sendAt);
  const end = returnAt === null ? null : Date.parse(returnAt);
  if (sendAt !== null && start <= now) return 'startPast';
  if (end !== null && end <= start) return 'returnEarly';
  return Math.max(start, end ?? start) > now + longestMillis ? 'tooFar' : null;
}

/** Whether the set waits for a start that somebody has set. */
export function waitsForStart({ state, sendAt, sentAt }: Pick<ChangeSet, 'state' | 'sendAt' | 'sentAt'>): boolean {
  return state === 'CONFIRMED' && Boolean(sendAt) && !sentAt;
}
