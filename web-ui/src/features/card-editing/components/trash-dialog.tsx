import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imageSources, Picture } from '@/components/media';
import { ErrorState, FreshnessBadge, More, SkeletonLines } from '@/components/state';
import { Button, Checkbox, Dialog, DialogActions, Field, Input } from '@/components/ui';
import type { ProductsTrashedQuery } from '@/generated/graphql/graphql.ts';
import { api, type ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { restoreCards, trashedCards } from '../api/trash-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { Refusals } from './refusals.tsx';

const settleMillis = 300;

/** What is in the trash of the shop, to be taken out again. */
export default function TrashDialog({ shopId, onClose }: { shopId: string; onClose(): void }) {
  const { t } = useTranslation('editing');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const settle = useDebounced(setSearch, settleMillis);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useInfiniteQuery<ProductsTrashedQuery, ApiError, { pages: ProductsTrashedQuery[] }, readonly unknown[], string | undefined>({
    queryKey: ['ProductsTrashed', shopId, search],
    queryFn: ({ pageParam, signal }) => api.request(trashedCards, { search, after: pageParam }, { signal, shopId }),
    initialPageParam: undefined,
    getNextPageParam: ({ productsTrashed: { pageInfo } }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined),
  });
  const { draft, refused } = useDraft(restoreCards, shopId, (result) => result.productsRestore, onClose);
  const pages = query.data?.pages.map((page) => page.productsTrashed) ?? [];
  const cards = pages.flatMap((page) => page.nodes);
  const choose = (nmId: string, into: boolean) => setChosen(into ? [...chosen, nmId] : chosen.filter((other) => other !== nmId));
  return (
    <Dialog open onClose={onClose} title={t('trashed.title')} description={t('trashed.hint')} width="wide">
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-end justify-between gap-2">
          <Field label={t('trashed.search')}>
            {(control) => (
              <Input
                {...control}
                type="search"
                value={typed}
                onChange={(event) => {
                  setTyped(event.target.value);
                  settle.call(event.target.value);
                }}
              />
            )}
          </Field>
          {pages[0] && <FreshnessBadge freshness={pages[0].freshness} receivedAt={query.dataUpdatedAt} />}
        </div>
        {query.isPending ? (
          <SkeletonLines lines={5} />
        ) : query.error && cards.length === 0 ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : cards.length === 0 ? (
          <p className="text-muted">{t('trashed.none')}</p>
        ) : (
          <ul className="flex max-h-[50vh] flex-col overflow-y-auto">
            {cards.map((card) => (
              <li key={card.nmId} className="border-b py-1 last:border-b-0">
                <Checkbox checked={chosen.includes(card.nmId)} onChange={(event) => choose(card.nmId, event.target.checked)}>
                  <Picture sources={imageSources(card.photo)} alt="" className="h-10 w-8 shrink-0 rounded-sm object-cover" />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-mono text-xs">{card.vendorCode || card.nmId}</span>
                    <span className="block truncate text-xs text-muted">
                      {[card.nmId, card.subjectName].filter(Boolean).join(' · ')} · {t('trashed.since', { time: format.dateTime(card.trashedAt) })}
                    </span>
                  </span>
                </Checkbox>
              </li>
            ))}
            <More query={query} />
          </ul>
        )}
        <Refusals errors={refused} />
        <DialogActions>
          <Button look="primary" busy={draft.isPending} disabled={chosen.length === 0} onClick={() => draft.mutate({ input: { nmIds: [...chosen] } })}>
            {t('trashed.restore', { count: chosen.length })}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
