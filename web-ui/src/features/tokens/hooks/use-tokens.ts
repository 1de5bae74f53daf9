import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { shopsQuery } from '@/features/shops';
import { shopQuery } from '@/lib/api';
import { wbTokens } from '../api/token-documents.ts';

export const pageSize = 24;

export function useTokens(page: number) {
  return useQuery({
    ...shopQuery(wbTokens, { page: { number: page, size: pageSize } }, null),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}

/** After a change: the tokens, the shops they are, and what one may do there. */
export function useTokensChanged() {
  const client = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['WbTokens'] }),
      client.invalidateQueries({ queryKey: shopsQuery.queryKey }),
      client.invalidateQueries({ queryKey: ['Me'] }),
    ]);
  }, [client]);
}
