import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { shopQuery } from '@/lib/api';
import { editedCard } from '../api/editing-documents.ts';

/**
 * A card to begin a form with, as it is now: what an earlier form was begun with may have been changed since by that very form.
 * Nobody else's change and no failure takes it away again while it is typed into.
 */
export function useEditedCard(nmId: string, shopId: string) {
  const [openedAt] = useState(() => Date.now());
  const query = useQuery({
    ...shopQuery(editedCard, { nmId }, shopId),
    staleTime: 0,
    gcTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const card = query.data && query.dataUpdatedAt >= openedAt ? query.data.product : undefined;
  return {
    /** Null where there is none, undefined until that is known. */
    card,
    error: card === undefined && !query.isFetching ? query.error : null,
    retry: () => void query.refetch(),
  };
}
