import type { QueryClient } from '@tanstack/react-query';
import type { SessionUser } from '@/lib/session/session.ts';
import { keep, type KeptAnswer } from './kept-answers.ts';
import { bounds, isWorthKeeping, shortened } from './worth-keeping.ts';

/** Answers that come together are written together. */
const pauseMillis = 700;

/** Puts each answer that is worth it aside as it comes; returns what ends that. */
export function keepAnswers(client: QueryClient, user: SessionUser): () => void {
  let waiting = new Map<string, KeptAnswer>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function take({ queryHash, queryKey, state }: { queryHash: string; queryKey: readonly unknown[]; state: { data?: unknown; dataUpdatedAt: number } }) {
    if (!isWorthKeeping(queryKey) || state.data === undefined) return;
    waiting.set(queryHash, { queryKey, data: shortened(state.data), readAt: state.dataUpdatedAt });
    timer ??= setTimeout(write, pauseMillis);
  }

  function write() {
    timer = undefined;
    const answers = new Map([...waiting].filter(([, { data }]) => JSON.stringify(data).length <= bounds.size));
    waiting = new Map();
    // A browser that keeps nothing, because it is full or private, is one that shows nothing without a connection.
    keep(user, answers).catch(() => undefined);
  }

  for (const query of client.getQueryCache().getAll()) take(query);
  const end = client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') take(event.query);
  });
  return () => {
    end();
    clearTimeout(timer);
  };
}

/** Gives the page what was kept, as of when it was read. */
export function showKept(client: QueryClient, answers: readonly KeptAnswer[]): void {
  for (const { queryKey, data, readAt } of answers) {
    // It could not be asked for again, so it stays however long nobody looks at it.
    client.getQueryCache().build(client, { queryKey, gcTime: Infinity }).setData(data, { updatedAt: readAt, manual: true });
  }
}
