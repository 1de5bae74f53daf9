import type { NotificationsQuery } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';

export type Notice = NotificationsQuery['notifications']['items'][number];

export const severityTones = { INFO: 'accent', WARNING: 'warn', CRITICAL: 'bad' } satisfies Record<Notice['severity'], Tone>;

const weights = { CRITICAL: 0, WARNING: 1, INFO: 2 } satisfies Record<Notice['severity'], number>;

/** What stands before what is over, the worst first, then the newest. */
export function inOrder(notices: readonly Notice[]): Notice[] {
  const isOver = ({ resolvedAt }: Notice) => Number(resolvedAt !== null);
  return notices.toSorted(
    (one, other) =>
      isOver(one) - isOver(other) || weights[one.severity] - weights[other.severity] || other.raisedAt.localeCompare(one.raisedAt),
  );
}

/** More than two digits say no more. */
export function badge(unread: number): string {
  return unread > 99 ? '99+' : String(unread);
}
