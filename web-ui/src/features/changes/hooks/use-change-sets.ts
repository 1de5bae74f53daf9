import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { ChangeRowsQuery, ChangeSetsQuery } from '@/generated/graphql/graphql.ts';
import { api, invalidateCards, shopQuery, type ApiError } from '@/lib/api';
import { changeRows, changeSet, changeSets } from '../api/change-documents.ts';
import { isUnderWay, type ChangeSetDetail } from '../model/change-set.ts';
import { toRowFilter, toSetFilter, type ChangeSearch, type ChangesSearch } from '../model/changes-search.ts';

const soonMillis = 1_500;
const calmMillis = 20_000;
/** Reading many pages again costs more than it tells: past this it is done seldom. */
const pagesReadOften = 4;
const seldomMillis = 30_000;

export function useChangeSets(shopId: string | null, search: ChangesSearch) {
  const filter = useMemo(() => toSetFilter(search), [search]);
  const query = useInfiniteQuery<ChangeSetsQuery, ApiError, { pages: ChangeSetsQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['ChangeSets', shopId, filter],
    queryFn: ({ pageParam, signal }) => api.request(changeSets, { filter, first: 50, after: pageParam }, { signal, shopId }),
    initialPageParam: undefined,
    getNextPageParam: ({ changeSets: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const pages = state.data?.pages ?? [];
      if (pages.length > pagesReadOften) return seldomMillis * 2;
      return pages.some((page) => page.changeSets.nodes.some(isUnderWay)) ? soonMillis * 2 : calmMillis;
    },
  });
  const sets = query.data?.pages.flatMap((page) => page.changeSets.nodes) ?? [];
  return { query, sets, total: query.data?.pages[0]?.changeSets.totalCount ?? 0 };
}

/** The set as it goes: asked for often while it changes by itself. When it ends, cards are not what they were. */
export function useChangeSet(id: string, shopId: string | null) {
  const client = useQueryClient();
  const query = useQuery({
    ...shopQuery(changeSet, { id }, shopId),
    // Who comes back to the window decides about what it is now.
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.changeSet && isUnderWay(state.data.changeSet) ? soonMillis : calmMillis),
  });
  const set = query.data?.changeSet;
  const last = useRef<{ id: string; endedAt: string | null } | null>(null);
  useEffect(() => {
    if (!set) return;
    const before = last.current;
    const endedAt = set.endedAt ?? null;
    last.current = { id: set.id, endedAt };
    if (before?.id === set.id && endedAt !== null && endedAt !== before.endedAt) invalidateCards(client, set.shopId);
  }, [client, set]);
  return query;
}

export const rowsKey = (id: string) => ['ChangeRows', id] as const;

export function useChangeRows(set: ChangeSetDetail, shopId: string | null, search: ChangeSearch) {
  const filter = useMemo(() => toRowFilter(search), [search]);
  const query = useInfiniteQuery<ChangeRowsQuery, ApiError, { pages: ChangeRowsQuery[] }, readonly unknown[], string | undefined>({
    queryKey: [...rowsKey(set.id), filter],
    queryFn: ({ pageParam, signal }) => api.request(changeRows, { id: set.id, filter, first: 50, after: pageParam }, { signal, shopId }),
    initialPageParam: undefined,
    getNextPageParam: ({ changeSet: found }) => (found?.rows.pageInfo.hasNextPage ? (found.rows.pageInfo.endCursor ?? undefined) : undefined),
    placeholderData: keepPreviousData,
  });
  // Rows move as the set does: its counts tell when.
  const seen = `${set.version} ${JSON.stringify(set.counts)}`;
  const last = useRef(seen);
  const { refetch, data } = query;
  const pages = data?.pages.length ?? 0;
  const seldom = pages > pagesReadOften && isUnderWay(set);
  const readAt = useRef(0);
  useEffect(() => {
    if (last.current === seen) return;
    const read = () => {
      last.current = seen;
      readAt.current = Date.now();
      void refetch();
    };
    const wait = seldom ? readAt.current + seldomMillis - Date.now() : 0;
    if (wait <= 0) return read();
    const timer = setTimeout(read, wait);
    return () => clearTimeout(timer);
  }, [seen, seldom, refetch]);
  const rows = query.data?.pages.flatMap((page) => page.changeSet?.rows.nodes ?? []) ?? [];
  return { query, rows, total: query.data?.pages[0]?.changeSet?.rows.totalCount ?? 0 };
}
