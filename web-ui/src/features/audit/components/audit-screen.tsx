import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, Forbidden, More, SkeletonLines } from '@/components/state';
import { Badge, Button, Field, Input, Page, PageHead, Select, Table, Td, Th } from '@/components/ui';
import type { AuditTrailQuery } from '@/generated/graphql/graphql.ts';
import { useCan } from '@/features/session';
import { shopLabel, useShops } from '@/features/shops';
import { api, type ApiError } from '@/lib/api';
import type { Tone } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { auditTrail } from '../api/audit-documents.ts';
import { toAuditFilter, type AuditSearch } from '../model/audit-search.ts';

type Entry = AuditTrailQuery['auditTrail']['nodes'][number];

const tones = { SUCCEEDED: 'good', REFUSED: 'warn', DENIED: 'bad', FAILED: 'bad' } satisfies Record<Entry['outcome'], Tone>;

interface AuditScreenProps {
  search: AuditSearch;
  onSearch(patch: Partial<AuditSearch>): void;
}

export function AuditScreen(props: AuditScreenProps) {
  return useCan('platform:audit') ? <Audit {...props} /> : <Forbidden />;
}

function Audit({ search, onSearch }: AuditScreenProps) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const filter = toAuditFilter(search);
  const query = useInfiniteQuery<AuditTrailQuery, ApiError, { pages: AuditTrailQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['AuditTrail', filter],
    queryFn: ({ pageParam, signal }) => api.request(auditTrail, { filter, first: 50, after: pageParam }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: ({ auditTrail: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    placeholderData: keepPreviousData,
  });
  const entries = query.data?.pages.flatMap((page) => page.auditTrail.nodes) ?? [];
  const total = query.data?.pages[0]?.auditTrail.totalCount ?? 0;
  return (
    <Page>
      <PageHead title={t('title')} note={query.data && t('count', { count: total, total: format.number(total) })} />
      <Filters search={search} onSearch={onSearch} />
      {query.isPending ? (
        <SkeletonLines />
      ) : query.error && entries.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : entries.length === 0 ? (
        <Empty title={t('none')} />
      ) : (
        <Table aria-label={t('title')}>
          <thead>
            <tr>
              <Th>{t('at')}</Th>
              <Th>{t('who')}</Th>
              <Th>{t('action')}</Th>
              <Th>{t('outcome')}</Th>
              <Th className="max-md:hidden">{t('shop')}</Th>
              <Th className="max-md:hidden">{t('address')}</Th>
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
    </Page>
  );
}

function Filters({ search, onSearch }: AuditScreenProps) {
  const { t } = useTranslation(['audit', 'common']);
  const { shops } = useShops();
  const { call } = useDebounced((action: string) => onSearch({ action: action.trim() || undefined }), 275);
  return (
    <search className="grid grid-cols-2 gap-3 md:grid-cols-4" aria-label={t('filter')}>
      <Field label={t('action')}>
        {(control) => <Input type="search" defaultValue={search.action ?? ''} placeholder="wbTokensCreate" onChange={(event) => call(event.target.value)} {...control} />}
      </Field>
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
      <Field label={t('from')}>
        {(control) => <Input type="date" value={search.from ?? ''} max={search.to} onChange={(event) => onSearch({ from: event.target.value || undefined })} {...control} />}
      </Field>
      <Field label={t('to')}>
        {(control) => <Input type="date" value={search.to ?? ''} min={search.from} onChange={(event) => onSearch({ to: event.target.value || undefined })} {...control} />}
      </Field>
    </search>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const { shops } = useShops();
  const [open, setOpen] = useState(false);
  const shop = shops.find(({ id }) => id === entry.shopId);
  const hasInput = entry.input !== null && entry.input !== undefined;
  return (
    <tr className="hover:bg-hover">
      <Td className="align-top whitespace-nowrap text-muted tabular-nums">{format.dateTime(entry.at)}</Td>
      <Td className="align-top">
        {entry.userEmail ?? <span className="text-muted">{t('nobody')}</span>}
        {entry.apiKey && <p className="text-xs text-muted">{t('byKey', { name: entry.apiKey })}</p>}
      </Td>
      <Td className="align-top">
        <span className="font-mono text-xs">{entry.action}</span>
        {hasInput && (
          <Button look="link" size="bare" className="ml-2 text-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('input')}
          </Button>
        )}
        {open && <pre className="mt-1 max-w-96 overflow-x-auto rounded bg-sunken p-2 font-mono text-xs">{JSON.stringify(entry.input, null, 2)}</pre>}
      </Td>
      <Td className="align-top">
        <Badge tone={tones[entry.outcome]}>{t(`is.${entry.outcome}`)}</Badge>
        {entry.code && <p className="mt-0.5 font-mono text-2xs text-muted">{entry.code}</p>}
      </Td>
      <Td className="align-top max-md:hidden">{entry.shopId ? <span className="block max-w-48 truncate">{shop ? shopLabel(shop) : entry.shopId}</span> : null}</Td>
      <Td className="align-top font-mono text-xs text-muted max-md:hidden">{entry.address}</Td>
    </tr>
  );
}
