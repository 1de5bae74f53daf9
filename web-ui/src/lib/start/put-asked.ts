import type { QueryClient } from '@tanstack/react-query';
import { ownerOf } from '@/lib/session/owner.ts';
import type { Session } from '@/lib/session/session.ts';
import type { Question } from './questions.ts';

/** Lets the screen find what was asked before it, unless it was asked for somebody else. */
export function putAsked(client: QueryClient, session: Session, { owner, key: queryKey, paged, answer }: Question): void {
  if (owner !== ownerOf(session.state())) return;
  const query = { queryKey, queryFn: ({ signal }: { signal: AbortSignal }) => answer(signal) };
  void (paged ? client.prefetchInfiniteQuery({ ...query, initialPageParam: undefined }) : client.prefetchQuery(query));
}
