import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, More, SkeletonLines } from '@/components/state';
import { Field, Input, Select, Table, Th } from '@/components/ui';
import type { SyncRunOutcome, SyncRunsQuery } from '@/generated/graphql/graphql.ts';
import { shopLabel, useShops } from '@/features/shops';
import { api, type ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { syncRuns } from '../api/cache-documents.ts';
import { outcomes, type RunsSearch } from '../model/cache-search.ts';
import { toRunFilter } from '../model/sync-run.ts';
import { CachePage } from './cache-page.tsx';
import { SyncRunRow } from './sync-run-row.tsx';

const pollMillis = 15_000;

interface SyncRunsScreenProps {
  search: RunsSearch;
  onSearch(patch: Partial<RunsSearch>): void;
}

export function SyncRunsScreen({ search, onSearch }: SyncRunsScreenProps) {
  const { t } = useTranslation(['cache', 'common']);
  const format = useFormat();
  const filter = toRunFilter(search);
  const query = useInfiniteQuery<SyncRunsQuery, ApiError, { pages: SyncRunsQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['SyncRuns', filter],
    queryFn: ({ pageParam, signal }) => api.request(syncRuns, { filter, first: 50, after: pageParam }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ syncRuns: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    placeholderData: keepPreviousData,
    // Somebody who reads further down is not interrupted.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : pollMillis),
  });
  const runs = query.data?.pages.flatMap((page) => page.syncRuns.nodes) ?? [];
  const total = query.data?.pages[0]?.syncRuns.totalCount ?? 0;
  const filtered = Object.keys(filter).length > 0;
  return (
    <CachePage note={query.data && t('runs.count', { count: total, total: format.number(total) })}>
      <Filters search={search} onSearch={onSearch} mirrors={[...new Set(runs.map(({ mirror }) => mirror))]} />
      {query.isPending ? (
        <SkeletonLines />
      ) : query.error && runs.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : runs.length === 0 ? (
        <Empty title={t(filtered ? 'runs.noMatch' : 'runs.none')} />
      ) : (
        <Table aria-label={t('tab.runs')}>
          <thead>
            <tr>
              <Th>{t('runs.startedAt')}</Th>
              <Th className="max-lg:hidden">{t('shop')}</Th>
              <Th className="max-xl:hidden">{t('runs.mirror')}</Th>
              <Th>{t('runs.outcome')}</Th>
              <Th className="text-right max-lg:hidden">{t('runs.took')}</Th>
              <Th className="text-right max-sm:hidden">{t('runs.seen')}</Th>
              <Th className="text-right max-md:hidden">{t('runs.changes')}</Th>
              <Th>
                <span className="sr-only">{t('runs.details')}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <SyncRunRow key={run.id} run={run} open={run.id === search.run} onToggle={() => onSearch({ run: run.id === search.run ? undefined : run.id })} />
            ))}
          </tbody>
        </Table>
      )}
      <More query={query} />
    </CachePage>
  );
}

function Filters({ search, onSearch, mirrors }: SyncRunsScreenProps & { mirrors: readonly string[] }) {
  const { t } = useTranslation(['cache', 'common']);
  const { shops } = useShops();
  const { call } = useDebounced((mirror: string) => onSearch({ mirror: mirror.trim() || undefined }), 275);
  return (
    <search className="grid grid-cols-2 gap-3 md:grid-cols-4" aria-label={t('runs.filter')}>
      <Field label={t('shop')}>
        {(control) => (
          <Select value={search.inShop ?? ''} onChange={(event) => onSearch({ inShop: event.target.value || undefined })} {...control}>
            <option value="">{t('common:all')}</option>
            {shops.map((shop) => (
              <option key={shop.id} value={shop.id}>
                {shopLabel(shop)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('runs.outcome')}>
        {(control) => (
          <Select value={search.outcome ?? ''} onChange={(event) => onSearch({ outcome: (event.target.value || undefined) as SyncRunOutcome | undefined })} {...control}>
            <option value="">{t('common:all')}</option>
            {outcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {t(`runs.is.${outcome}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="max-md:col-span-2">
        <Field label={t('runs.mirror')}>
          {(control) => (
            <>
              <Input type="search" list={`${control.id}-known`} defaultValue={search.mirror ?? ''} placeholder="wb-products/cards" onChange={(event) => call(event.target.value)} {...control} />
              <datalist id={`${control.id}-known`}>
                {mirrors.map((mirror) => (
                  <option key={mirror} value={mirror}>
                    {mirror}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      </div>
    </search>
  );
}
