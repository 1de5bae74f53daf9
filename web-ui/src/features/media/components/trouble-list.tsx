import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, More, SkeletonLines } from '@/components/state';
import { Table, Td, Th } from '@/components/ui';
import type { MediaInStateQuery } from '@/generated/graphql/graphql.ts';
import { api, type ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { mediaInState } from '../api/media-documents.ts';

/** Photos and videos that Wildberries has not, or that are none. */
export function TroubleList({ shopId, state }: { shopId: string; state: 'MISSING' | 'BROKEN' }) {
  const { t } = useTranslation('media');
  const format = useFormat();
  const query = useInfiniteQuery<MediaInStateQuery, ApiError, { pages: MediaInStateQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['MediaInState', shopId, state],
    queryFn: ({ pageParam, signal }) => api.request(mediaInState, { state, first: 50, after: pageParam ?? null }, { signal, shopId }),
    initialPageParam: undefined,
    getNextPageParam: ({ mediaInState: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
  });
  const assets = query.data?.pages.flatMap((page) => page.mediaInState.nodes) ?? [];
  if (query.isPending) return <SkeletonLines />;
  if (query.error && assets.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (assets.length === 0) return <Empty title={t(`screen.none.${state}`)}>{t('screen.noneHint')}</Empty>;
  return (
    <>
      <Table aria-label={t(`screen.view.${state === 'MISSING' ? 'missing' : 'broken'}`)}>
        <thead>
          <tr>
            <Th>{t('screen.card')}</Th>
            <Th>{t('screen.which')}</Th>
            <Th className="max-sm:hidden">{t('screen.at')}</Th>
          </tr>
        </thead>
        <tbody>
          {assets.map(({ nmId, number, checkedAt }) => (
            <tr key={`${nmId}-${number}`}>
              <Td>
                <Link to="/products/$nmId" params={{ nmId }} search={number > 1 ? { image: number } : {}} className="inline-flex min-h-6 items-center font-mono text-accent-ink hover:underline">
                  {nmId}
                </Link>
              </Td>
              <Td>{number === 0 ? t('screen.video') : t('screen.photo', { number })}</Td>
              <Td className="text-muted max-sm:hidden">{checkedAt && format.dateTime(checkedAt)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <More query={query} />
    </>
  );
}
