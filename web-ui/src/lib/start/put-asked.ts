import type { QueryClient } from '@tanstack/react-query';
import { retryable } from '@/lib/api/query-client.ts';
import { ownerOf } from '@/lib/session/owner.ts';
import type { Session } from '@/lib/session/session.ts';
import type { Question } from './questions.ts';

/** Lets the screen find what was asked before it, unless it was asked for somebody else. */
export function putAsked(client: QueryClient, session: Session, { owner, key: queryKey, paged, answer }: Question): void {
  if (owner !== ownerOf(session.state())) return;
  const query = {
    queryKey,
    queryFn: ({ signal }: { signal: AbortSignal }) => answer(signal),
    // Only for a screen that waits for it.
    retry: (failures: number, error: Error) => client.getQueryCache().find({ queryKey, exact: true })?.isActive() === true && retryable(failures, error),
  };
  void (paged ? client.prefetchInfiniteQuery({ ...query, initialPageParam: undefined }) : client.prefetchQuery(query));
}
