import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, type ApiError, type Operation } from '@/lib/api';
import type { CacheStatsFilter, CacheStatsOrder, PageInput } from '@/generated/graphql/graphql.ts';
import type { SortColumn, StatsSearch } from '../model/cache-search.ts';
import { isLive, isoDay, toStatsFilter } from '../model/span.ts';
import { distinct } from '../model/stats.ts';
import { pollMillis } from './use-stats.ts';

const pageSize = 25;

interface Page<Row> {
  items: Row[];
  totalItems: number;
}

interface Variables {
  filter: CacheStatsFilter;
  page: PageInput;
  order: CacheStatsOrder;
}

export interface Sorting {
  column: SortColumn;
  direction: 'asc' | 'desc';
}

/** The rows of one of the tables, page by page, in the host's order. */
export function useStatsRows<Result, Row>(name: 'endpoints' | 'shops', document: Operation<Result, Variables>, pageOf: (result: Result) => Page<Row>, idOf: (row: Row) => string, search: StatsSearch, sorting: Sorting) {
  const { span, from, to, inShop } = search;
  const asked = { span, from, to, inShop };
  const order = { by: sorting.column.toUpperCase() as CacheStatsOrder['by'], direction: sorting.direction === 'asc' ? ('ASC' as const) : ('DESC' as const) };
  const query = useInfiniteQuery<Page<Row>, ApiError, { pages: Page<Row>[] }, readonly unknown[], number>({
    queryKey: ['CacheStats', name, asked, order],
    queryFn: async ({ pageParam, signal }) =>
      pageOf(await api.request(document, { filter: toStatsFilter(asked, undefined, Date.now()), page: { number: pageParam, size: pageSize }, order }, { signal })),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * pageSize < last.totalItems ? pages.length : undefined),
    placeholderData: keepPreviousData,
    // Somebody who reads further down is not interrupted.
    refetchInterval: ({ state }) => (isLive(asked, isoDay(Date.now())) && (state.data?.pages.length ?? 0) < 2 ? pollMillis : false),
  });
  return { ...query, rows: distinct(query.data?.pages.flatMap(({ items }) => items) ?? [], idOf), total: query.data?.pages.at(-1)?.totalItems ?? 0 };
}
