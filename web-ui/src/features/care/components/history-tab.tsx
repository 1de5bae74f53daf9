import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, More, Outdated, SkeletonLines } from '@/components/state';
import { Badge } from '@/components/ui';
import type { ProductHistoryQuery } from '@/generated/graphql/graphql.ts';
import { api, type ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { productHistory } from '../api/care-documents.ts';
import { CatalogueAge } from './catalogue-age.tsx';
import { FieldValues } from './field-values.tsx';

type Change = ProductHistoryQuery['productHistory']['nodes'][number];

const tones = { CREATED: 'good', CHANGED: 'neutral', REMOVED: 'bad' } as const;

/** What happened to a card, newest first. */
export function HistoryTab({ nmId, shopId }: { nmId: string; shopId: string }) {
  const { t } = useTranslation('care');
  const query = useInfiniteQuery<ProductHistoryQuery, ApiError, { pages: ProductHistoryQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['ProductHistory', shopId, nmId],
    queryFn: ({ pageParam, signal }) => api.request(productHistory, { nmId, first: 30, after: pageParam }, { signal, shopId }),
    initialPageParam: undefined,
    getNextPageParam: ({ productHistory: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
    staleTime: 60_000,
  });
  if (query.isPending) return <SkeletonLines lines={6} />;
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const changes = query.data.pages.flatMap((page) => page.productHistory.nodes);
  if (changes.length === 0) {
    return (
      <Empty title={t('history.none')}>
        <p>{t('history.noneHint')}</p>
      </Empty>
    );
  }
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <p className="flex-1 basis-64 text-xs text-muted">{t('history.noticed')}</p>
        <CatalogueAge shopId={shopId} />
      </div>
      {!query.isFetchNextPageError && <Outdated query={query} />}
      <ol className="flex flex-col gap-4 border-l pl-4" aria-label={t('history.title')}>
        {changes.map((change) => (
          <HistoryEntry key={change.id} change={change} />
        ))}
      </ol>
      <More query={query} />
    </div>
  );
}

function HistoryEntry({ change }: { change: Change }) {
  const { t } = useTranslation('care');
  const format = useFormat();
  return (
    <li className="relative flex flex-col gap-2">
      <span className="absolute top-1.5 -left-[1.3125rem] size-2.5 rounded-full border-2 border-surface bg-line-strong" aria-hidden="true" />
      <p className="flex flex-wrap items-center gap-2">
        <time dateTime={change.at} className="font-medium tabular-nums">
          {format.dateTime(change.at)}
        </time>
        <Badge tone={tones[change.kind]}>{t(`history.kind.${change.kind}`)}</Badge>
        {change.run && <span className="text-xs text-muted">{t('history.run', { run: change.run })}</span>}
      </p>
      {change.kind === 'CHANGED' && change.fields.length === 0 && <p className="text-muted">{t('history.unknown')}</p>}
      {change.fields.length > 0 && (
        <dl className="flex flex-col gap-2">
          {change.fields.map((field) => (
            <div key={field.field + field.name}>
              <dt className="text-xs text-muted">{field.name}</dt>
              <dd>
                <FieldValues field={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
