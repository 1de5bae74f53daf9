import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imageSources, Picture } from '@/components/media';
import { Empty, ErrorState, Forbidden, FreshnessBadge, More, Outdated, SkeletonLines } from '@/components/state';
import { Badge, Button, Checkbox, Page, PageHead, Popover, Section } from '@/components/ui';
import type { ProductChangesQuery } from '@/generated/graphql/graphql.ts';
import { FieldValues } from '@/features/care';
import { isUnderWay } from '@/features/jobs';
import { useSync } from '@/features/products';
import { useCan } from '@/features/session';
import { ShopGate } from '@/features/shops';
import { api, type ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { productChanges } from '../api/feed-documents.ts';
import { sinceOptions, type FeedSearch } from '../model/feed-schema.ts';
import { byDay, feedFields, knownFields, sinceOf, toggledField, type FeedField } from '../model/feed-search.ts';

type Change = ProductChangesQuery['productChanges']['nodes'][number];

interface FeedScreenProps {
  search: FeedSearch;
  onSearch(patch: Partial<FeedSearch>): void;
}

const pageSize = 30;
/** More fields than these of one card wait behind a button. */
const shownFields = 3;
const tones = { CREATED: 'good', CHANGED: 'neutral', REMOVED: 'bad' } as const;

/** What happened to the shop's cards, newest first. */
export function FeedScreen(props: FeedScreenProps) {
  const mayRead = useCan('wb-products:read');
  return <ShopGate connect={null}>{(shopId) => (mayRead ? <Feed key={shopId} shopId={shopId} {...props} /> : <Forbidden />)}</ShopGate>;
}

function Feed({ shopId, search, onSearch }: FeedScreenProps & { shopId: string }) {
  const { t } = useTranslation(['feed', 'care', 'common']);
  const format = useFormat();
  const fields = knownFields(search.field);
  const [opened] = useState(() => new Date());
  const since = sinceOf(search.since, opened);
  const maySync = useCan('wb-products:sync');
  const client = useQueryClient();
  const { status, sync, job, start } = useSync(shopId);
  const query = useInfiniteQuery<ProductChangesQuery, ApiError, { pages: ProductChangesQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['ProductChanges', shopId, fields, since],
    queryFn: ({ pageParam, signal }) => api.request(productChanges, { fields: fields ? [...fields] : null, since: since ?? null, first: pageSize, after: pageParam ?? null }, { signal, shopId }),
    initialPageParam: undefined,
    getNextPageParam: ({ productChanges: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    staleTime: 30_000,
  });
  const changes = query.data?.pages.flatMap((page) => page.productChanges.nodes) ?? [];
  // What is new stands on the first page, and the end of the sync reads that one again.
  const refresh = () => {
    client.setQueriesData<NonNullable<typeof query.data> & { pageParams: unknown[] }>({ queryKey: ['ProductChanges', shopId] }, (known) => known && { ...known, pages: known.pages.slice(0, 1), pageParams: known.pageParams.slice(0, 1) });
    start.mutate({ input: { mode: 'INCREMENTAL' } });
  };
  const filtered = search.since !== undefined || fields !== undefined;
  return (
    <Page>
      <PageHead title={t('title')}>
        {sync?.freshness && (
          <FreshnessBadge
            freshness={sync.freshness}
            receivedAt={status.dataUpdatedAt}
            onRefresh={maySync ? refresh : undefined}
            refreshing={start.isPending || (job !== null && isUnderWay(job))}
          />
        )}
      </PageHead>
      <p className="-mt-3 text-muted text-pretty">{t('care:history.noticed')}</p>
      <search aria-label={t('filter')} className="flex flex-wrap items-center gap-2">
        <div role="group" aria-label={t('since.label')} className="flex flex-wrap gap-1">
          {[undefined, ...sinceOptions].map((known) => (
            <Button key={known ?? 'all'} size="sm" look={known === search.since ? 'chosen' : 'plain'} aria-pressed={known === search.since} onClick={() => onSearch({ since: known })}>
              {t(`since.${known ?? 'all'}`)}
            </Button>
          ))}
        </div>
        <FieldFilter fields={fields} onFields={(field) => onSearch({ field })} />
        {filtered && (
          <Button look="link" size="bare" className="px-1 text-xs" onClick={() => onSearch({ since: undefined, field: undefined })}>
            {t('clear')}
          </Button>
        )}
      </search>
      {!query.isFetchNextPageError && <Outdated query={query} />}
      {query.isPending ? (
        <SkeletonLines lines={10} />
      ) : query.error && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : changes.length === 0 && !query.hasNextPage ? (
        <Empty title={t(filtered ? 'noneFiltered' : 'none')}>
          <p>{t(filtered ? 'noneFilteredHint' : 'noneHint')}</p>
        </Empty>
      ) : (
        <div className="flex flex-col gap-5">
          {byDay(changes).map(({ day, changes: ofDay }) => (
            <Section key={day} title={format.date(ofDay[0]?.at ?? day)}>
              <ol className="flex flex-col divide-y rounded-lg border bg-surface">
                {ofDay.map((change) => (
                  <FeedEntry key={change.id} change={change} />
                ))}
              </ol>
            </Section>
          ))}
          <More query={query} />
        </div>
      )}
    </Page>
  );
}

function FieldFilter({ fields, onFields }: { fields: readonly FeedField[] | undefined; onFields: (fields: FeedField[] | undefined) => void }) {
  const { t } = useTranslation(['feed', 'common']);
  const one = fields?.length === 1 ? fields[0] : undefined;
  const told = one ? t(`field.${one}`) : fields?.length;
  return (
    <Popover
      label={t('field.label')}
      className="w-72"
      align="start"
      trigger={
        <Button size="sm" look={fields ? 'chosen' : 'plain'} className="max-w-72">
          <span className="truncate">
            {t('field.label')}
            {told !== undefined && `: ${told}`}
          </span>
          <ChevronDown className="opacity-60" />
        </Button>
      }
    >
      <ul aria-label={t('field.label')} className="max-h-80 overflow-y-auto p-1">
        {feedFields.map((field) => (
          <li key={field}>
            <Checkbox className="rounded px-2 hover:bg-sunken" checked={fields?.includes(field) ?? false} onChange={() => onFields(toggledField(fields, field))}>
              {t(`field.${field}`)}
            </Checkbox>
          </li>
        ))}
      </ul>
      {fields && (
        <div className="border-t p-1">
          <Button look="quiet" size="sm" className="w-full" onClick={() => onFields(undefined)}>
            {t('common:clear')}
          </Button>
        </div>
      )}
    </Popover>
  );
}

function FeedEntry({ change }: { change: Change }) {
  const { t } = useTranslation(['feed', 'care']);
  const format = useFormat();
  const { product, nmId, kind, run } = change;
  const vendorCode = product?.vendorCode ?? change.vendorCode;
  const name = product?.title || change.title || vendorCode || nmId;
  const photo = product?.photos[0];
  const early = change.fields.slice(0, shownFields);
  const rest = change.fields.slice(shownFields);
  return (
    <li className="flex gap-3 px-3 py-3">
      <Picture sources={imageSources(photo?.tm, photo?.c246x328)} alt="" className="h-14 w-[2.625rem] shrink-0 rounded border bg-sunken" />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link to="/products/$nmId" params={{ nmId }} search={{ tab: 'history' }} className="min-w-0 max-w-full truncate rounded font-medium text-accent-ink underline-offset-4 hover:underline">
            {name}
          </Link>
          <Badge tone={tones[kind]}>{t(`care:history.kind.${kind}`)}</Badge>
          <span className="font-mono text-xs text-muted">{vendorCode || nmId}</span>
          <span className="text-xs text-muted tabular-nums sm:ml-auto">
            <time dateTime={change.at}>{format.time(change.at)}</time>
            {' · '}
            {run ? t('care:history.run', { run }) : t('byItself')}
          </span>
        </div>
        {kind === 'CHANGED' && change.fields.length === 0 && <p className="text-muted">{t('care:history.unknown')}</p>}
        <Fields fields={early} />
        {rest.length > 0 && (
          <details className="group">
            <summary className="inline-flex min-h-6 cursor-pointer items-center rounded text-xs font-medium text-accent-ink group-open:mb-2">{t('more', { count: rest.length })}</summary>
            <Fields fields={rest} />
          </details>
        )}
      </div>
    </li>
  );
}

function Fields({ fields }: { fields: Change['fields'] }) {
  if (fields.length === 0) return null;
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[minmax(8rem,12rem)_1fr]">
      {fields.map((field) => (
        <div key={field.field + field.name} className="contents">
          <dt className="text-xs text-muted max-sm:-mb-1.5 sm:pt-0.5">{field.name}</dt>
          <dd className="min-w-0">
            <FieldValues field={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
