// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { createQueryClient } from '@/lib/api/query-client.ts';
import { aChangeSet } from '@/test/change.ts';
import { useChangeSet } from './use-change-sets.ts';

const here = vi.hoisted(() => ({ set: {} as object }));
vi.mock('@/lib/api', async () => ({
  ...(await import('@/lib/api/invalidate-cards.ts')),
  api: {},
  shopQuery: (_operation: unknown, variables: unknown, shopId: string) => ({ queryKey: ['ChangeSetById', shopId, variables], queryFn: async () => ({ changeSet: here.set }) }),
}));
afterEach(cleanup);

it('makes stale what was read of cards when the set ends, and not before', async () => {
  const client = createQueryClient();
  const card = ['ProductByNmId', '1', { nmId: '501' }];
  client.setQueryData(card, {});
  here.set = aChangeSet({ state: 'PROCESSING' });
  const { result } = renderHook(() => useChangeSet('12', '1'), { wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });
  await waitFor(() => expect(result.current.data).toBeDefined());
  expect(client.getQueryState(card)?.isInvalidated).toBe(false);

  here.set = aChangeSet({ state: 'VERIFIED', endedAt: '2026-11-27T10:02:00Z' });
  await act(() => result.current.refetch());

  await waitFor(() => expect(client.getQueryState(card)?.isInvalidated).toBe(true));
});
