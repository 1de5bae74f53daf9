import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Picture } from '@/components/media';
import { Empty, ErrorState, More, SkeletonLines } from '@/components/state';
import { Panel } from '@/components/ui';
import type { MediaDuplicatesQuery } from '@/generated/graphql/graphql.ts';
import { api, type ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { mediaDuplicates } from '../api/media-documents.ts';
import { smallAddress } from '../model/small-address.ts';

/** Photos that look the same, group by group. */
export function DuplicateList({ shopId }: { shopId: string }) {
  const { t } = useTranslation('media');
  const format = useFormat();
  const query = useInfiniteQuery<MediaDuplicatesQuery, ApiError, { pages: MediaDuplicatesQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['MediaDuplicates', shopId],
    queryFn: ({ pageParam, signal }) => api.request(mediaDuplicates, { first: 20, after: pageParam ?? null }, { signal, shopId }),
    initialPageParam: undefined,
    getNextPageParam: ({ mediaDuplicates: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
  });
  const groups = query.data?.pages.flatMap((page) => page.mediaDuplicates.nodes) ?? [];
  if (query.isPending) return <SkeletonLines />;
  if (query.error && groups.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (groups.length === 0) return <Empty title={t('screen.none.duplicates')}>{t('screen.noneHint')}</Empty>;
  return (
    <>
      <ul className="grid gap-3 md:grid-cols-2">
        {groups.map(({ count, photos }) => (
          <li key={photos.map(({ nmId, number }) => `${nmId}-${number}`).join(' ')}>
            <Panel className="flex flex-col gap-2 p-3">
              <p className="font-medium">{t('screen.same', { count, photos: format.number(count) })}</p>
              <ul className="flex flex-wrap gap-2">
                {photos.map(({ nmId, number, address }) => (
                  <li key={`${nmId}-${number}`}>
                    <Link to="/products/$nmId" params={{ nmId }} search={number > 1 ? { image: number } : {}} className="flex w-24 flex-col gap-1 text-xs text-accent-ink hover:underline">
                      <Picture sources={smallAddress(address)} alt="" className="h-24 w-full rounded border bg-sunken" />
                      <span className="font-mono">{nmId}</span>
                      <span className="text-muted">{t('screen.photo', { number })}</span>
                    </Link>
                  </li>
                ))}
              </ul>
              {count > photos.length && <p className="text-xs text-muted">{t('screen.more', { count: count - photos.length, photos: format.number(count - photos.length) })}</p>}
            </Panel>
          </li>
        ))}
      </ul>
      <More query={query} />
    </>
  );
}
