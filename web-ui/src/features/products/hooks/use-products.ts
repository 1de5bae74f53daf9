import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { api, invalidateCards, shopQuery, type ApiError } from '@/lib/api';
import { productsKey, pageSize } from '@/lib/start/plain-list.ts';
import { product, products } from '@/lib/start/start-documents.ts';
import type { ProductsQuery } from '@/generated/graphql/graphql.ts';
import { productFacets, subjectFacets } from '../api/product-documents.ts';
import { covers, type AskedFields } from '../model/asked-fields.ts';
import { toFilter, toOrder, type ListSearch } from '../model/list-search.ts';
import { mergePages, nextCursor } from '../model/merge-pages.ts';

export type ProductRow = ProductsQuery['products']['nodes'][number];

const noRows: ProductRow[] = [];

/** What is asked of each card. A column that is hidden makes no new question of one that was asked: the next one asks for less. */
function useAsked(asked: AskedFields, question: string): AskedFields {
  const [held, setHeld] = useState({ asked, question });
  if (held.question === question && covers(held.asked, asked)) return held.asked;
  setHeld({ asked, question });
  return asked;
}

export function useProducts(shopId: string, search: ListSearch, fields: AskedFields, enabled = true) {
  const filter = useMemo(() => toFilter(search), [search]);
  const orderBy = useMemo(() => toOrder(search), [search]);
  const asked = useAsked(fields, JSON.stringify([shopId, filter, orderBy]));
  const query = useInfiniteQuery<ProductsQuery, ApiError, { pages: ProductsQuery[] }, readonly unknown[], string | undefined>({
    enabled,
    queryKey: [...productsKey(shopId), filter, orderBy, asked],
    queryFn: ({ pageParam, signal }) =>
      api.request(products, { filter, orderBy, first: pageSize, after: pageParam, ...asked }, { signal, shopId }),
    initialPageParam: undefined,
    getNextPageParam: (last) => nextCursor(last.products),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ? mergePages(pages.map((page) => page.products)) : noRows), [pages]);
  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage, isFetchNextPageError]);
  const head = pages?.[0]?.products;
  return { query, rows, more, totalCount: head?.totalCount ?? 0, freshness: head?.freshness, match: head?.textMatch, containedCount: head?.containedCount ?? null };
}

/** @param enabled the list comes first */
export function useFacets(shopId: string, search: ListSearch, enabled: boolean) {
  const filter = useMemo(() => toFilter(search), [search]);
  return useQuery({
    ...shopQuery(productFacets, { filter, limit: 200 }, shopId),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function useSubjectFacets(shopId: string, search: ListSearch, enabled: boolean) {
  const filter = useMemo(() => toFilter(search), [search]);
  return useQuery({
    ...shopQuery(subjectFacets, { filter, limit: 200 }, shopId),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export const productQuery = (nmId: string, shopId: string) => ({
  ...shopQuery(product, { nmId }, shopId),
  staleTime: 60_000,
});

/** After a sync: shows the new rows where that is cheap, and says that there are some where it is not. */
export function useReloadProducts(shopId: string) {
  const client = useQueryClient();
  return useCallback(
    (force = false) => {
      if (force) void client.resetQueries({ queryKey: productsKey(shopId) });
      invalidateCards(client, shopId);
    },
    [client, shopId],
  );
}
