import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { ListSearch } from '../model/list-search.ts';

const route = getRouteApi('/_app/products');

/** The list's state in the address, and how to change a part of it. An open card stays open. */
export function useListSearch(): [ListSearch, (patch: Partial<ListSearch>, how?: 'push' | 'replace') => void] {
  const search = route.useSearch();
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Partial<ListSearch>, how: 'push' | 'replace' = 'push') => {
      void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: how === 'replace' });
    },
    [navigate],
  );
  return [search, change];
}
