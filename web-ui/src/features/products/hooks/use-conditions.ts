import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { shopQuery } from '@/lib/api';
import { productConditions } from '../api/condition-documents.ts';
import { toFilter, type ListSearch } from '../model/list-search.ts';

/** What other plugins know of cards, counted within the rest of the filter. */
export function useConditions(shopId: string, search: ListSearch, enabled: boolean) {
  const filter = useMemo(() => toFilter({ ...search, check: undefined }), [search]);
  return useQuery({ ...shopQuery(productConditions, { filter }, shopId), enabled, placeholderData: keepPreviousData, staleTime: 60_000 });
}
