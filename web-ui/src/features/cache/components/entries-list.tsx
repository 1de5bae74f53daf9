import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, More, RetryTime, SkeletonLines } from '@/components/state';
import { Badge, CopyButton, Section, Select, Table, Td, Th } from '@/components/ui';
import type { CacheEntriesQuery, CacheEntryState } from '@/generated/graphql/graphql.ts';
import { shopLabel, useShops } from '@/features/shops';
import { api, type ApiError } from '@/lib/api';
import type { Tone } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { cacheEntries } from '../api/stats-documents.ts';
import { entryStates, type EndpointSearch } from '../model/cache-search.ts';

type Entry = CacheEntriesQuery['cacheEntries']['nodes'][number];

const tones = { VALUE: 'good', ABSENT: 'neutral', NOT_CACHEABLE: 'neutral', FAILED: 'bad', INVALIDATED: 'warn' } satisfies Record<CacheEntryState, Tone>;

interface EntriesListProps {
  endpoint: string;
  search: EndpointSearch;
  onSearch(patch: Partial<EndpointSearch>): void;
}

/** What is stored of an endpoint, newest first. Neither requests nor contents: both may be personal. */
export function EntriesList({ endpoint, search, onSearch }: EntriesListProps) {
  const { t } = useTranslation(['cache', 'common']);
  const format = useFormat();
  const filter = { endpoint, ...(search.inShop ? { shopId: search.inShop } : {}), ...(search.state ? { state: search.state } : {}) };
  const query = useInfiniteQuery<CacheEntriesQuery, ApiError, { pages: CacheEntriesQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['CacheEntries', filter],
    queryFn: ({ pageParam, signal }) => api.request(cacheEntries, { filter, first: 25, after: pageParam }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ cacheEntries: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    placeholderData: keepPreviousData,
  });
  const entries = query.data?.pages.flatMap((page) => page.cacheEntries.nodes) ?? [];
  const total = query.data?.pages[0]?.cacheEntries.totalCount ?? 0;
  return (
    <Section
      title={t('entries.title')}
      note={query.data && t('entries.count', { count: total, total: format.number(total) })}
      actions={
        <Select className="w-auto!" aria-label={t('entries.state')} value={search.state ?? ''} onChange={(event) => onSearch({ state: (event.target.value || undefined) as CacheEntryState | undefined })}>
          <option value="">{t('entries.anyState')}</option>
          {entryStates.map((state) => (
            <option key={state} value={state}>
              {t(`entries.is.${state}`)}
            </option>
          ))}
        </Select>
      }
    >
      {query.isPending ? (
        <SkeletonLines />
      ) : query.error && entries.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : entries.length === 0 ? (
        <Empty title={t(search.state ? 'entries.noMatch' : 'entries.none')} />
      ) : (
        <Table aria-label={t('entries.title')} className="tabular-nums">
          <thead>
            <tr>
              <Th>{t('entries.state')}</Th>
              <Th className="max-md:hidden">{t('shop')}</Th>
              <Th>{t('entries.fetchedAt')}</Th>
              <Th className="text-right">{t('entries.bytes')}</Th>
              <Th className="max-lg:hidden">{t('entries.keepUntil')}</Th>
              <Th className="max-xl:hidden">{t('entries.id')}</Th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </Table>
      )}
      <More query={query} />
    </Section>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const { t } = useTranslation(['cache', 'common']);
  const format = useFormat();
  const { shops } = useShops();
  const shop = shops.find(({ id }) => id === entry.shopId);
  const shopName = shop ? shopLabel(shop) : entry.shopId;
  return (
    <tr className="hover:bg-hover">
      <Td className="align-top">
        <Badge tone={tones[entry.state]}>{t(`entries.is.${entry.state}`)}</Badge>
        {entry.problem && (
          <p className="mt-0.5 max-w-32 text-xs text-pretty text-muted sm:max-w-72">
            {t(`common:problem.${entry.problem.kind}`)}
            {entry.problem.retryAt && (
              <>
                {'. '}
                <RetryTime retryAt={entry.problem.retryAt} />
              </>
            )}
          </p>
        )}
        <p className="max-w-32 truncate text-xs text-muted sm:max-w-48 md:hidden">{shopName}</p>
      </Td>
      <Td className="align-top max-md:hidden">
        <span className="block max-w-64 truncate">{shopName}</span>
      </Td>
      <Td className="align-top">
        <span className="sm:whitespace-nowrap" title={format.dateTime(entry.fetchedAt)}>
          {format.relative(-entry.ageSeconds)}
        </span>
      </Td>
      <Td className="text-right align-top whitespace-nowrap">
        {entry.bytes === 0 ? t('policy.noValue') : format.bytes(entry.bytes)}
        {entry.storedBytes < entry.bytes && <p className="text-xs text-muted max-sm:hidden">{t('entries.stored', { bytes: format.bytes(entry.storedBytes) })}</p>}
      </Td>
      <Td className="align-top whitespace-nowrap text-muted max-lg:hidden">{format.dateTime(entry.keepUntil)}</Td>
      <Td className="align-top max-xl:hidden">
        <span className="flex items-center gap-1">
          <span className="max-w-32 truncate font-mono text-xs text-muted">{entry.id}</span>
          <CopyButton text={entry.id} what={t('entries.id')} />
        </span>
      </Td>
    </tr>
  );
}
