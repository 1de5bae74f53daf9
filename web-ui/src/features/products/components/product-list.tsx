import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrange, ColumnChooser, DataGrid, plainLayout, type GridColumn, type GridLayout, type GridSort } from '@/components/data-grid';
import { Empty, ErrorState, FreshnessBadge, SkeletonLines } from '@/components/state';
import { Button, PageHead } from '@/components/ui';
import { SlotMark, useParts } from '@/features/extensions';
import { isUnderWay } from '@/features/jobs';
import { useCan } from '@/features/session';
import { useListView, ViewBar, type ListView } from '@/features/views';
import { useFormat } from '@/lib/format/use-format.ts';
import { useMedia } from '@/lib/hooks/use-media.ts';
import { useListSearch } from '../hooks/use-list-search.ts';
import { productQuery, useProducts, type ProductRow } from '../hooks/use-products.ts';
import { useSelection, type Selection } from '../hooks/use-selection.ts';
import { useSync } from '../hooks/use-sync.ts';
import { askedFields } from '../model/asked-fields.ts';
import { countFilters, noFilters, shownFilter, sortOf, viewKeys, type ListSearch, type SortColumn } from '../model/list-search.ts';
import { useSyncSteering } from '../hooks/use-sync-steering.ts';
import { ExportButton } from './export-button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { useExtensionColumns } from './extension-columns.tsx';
import { hiddenAtFirst, useProductCard, useProductColumns } from './product-columns.tsx';

const BulkActions = lazy(() => import('./bulk-actions.tsx').then((module) => ({ default: module.BulkActions })));
const ListMenu = lazy(() => import('./list-menu.tsx'));
const MatchNote = lazy(() => import('./match-note.tsx'));
const SyncPanel = lazy(() => import('./sync-panel.tsx').then((module) => ({ default: module.SyncPanel })));
const PausedSyncPanel = lazy(() => import('./sync-panel.tsx').then((module) => ({ default: module.PausedSyncPanel })));
const SyncPlanNote = lazy(() => import('./sync-plan-note.tsx').then((module) => ({ default: module.SyncPlanNote })));

const rowId = (row: ProductRow) => row.nmId;
const nameOf = (row: ProductRow) => row.title || row.nmId;
const chooseNothing = () => undefined;
const plain: GridLayout = { ...plainLayout, hidden: hiddenAtFirst };
const defaults = { sort: 'updated', dir: 'desc' };
const heights = { comfortable: 56, compact: 40 };

export function ProductList({ shopId, activeId }: { shopId: string; activeId: string | null }) {
  const { t } = useTranslation(['products', 'common', 'care', 'sync']);
  const format = useFormat();
  const maySync = useCan('wb-products:sync');
  const [planning, setPlanning] = useState(false);
  const [search, setSearch] = useListSearch();
  const phone = useMedia('(max-width: 40rem)');
  const own = useProductColumns();
  const brought = useExtensionColumns(shopId);
  const columns = useMemo(() => [...own, ...brought], [own, brought]);
  const view = useListView({ list: 'products', shopId, search, keys: viewKeys, defaults, columns, plain });
  const { layout, kept } = view;
  const change = useCallback((patch: Partial<ListSearch>, how?: 'push' | 'replace') => setSearch({ ...kept, ...patch }, how), [setSearch, kept]);
  const { status, sync, job, receivedAt: jobAt, reload, start } = useSync(shopId);
  const asked = useMemo(() => askedFields(arrange(columns, layout).map(({ id }) => id), phone), [columns, layout, phone]);
  const list = useProducts(shopId, search, asked, view.ready);
  const actions = useParts('product.list.bulk-actions/v1');
  const { query, rows, totalCount } = list;
  const shown = useMemo(() => shownFilter(search, list.match), [search, list.match]);
  const selection = useSelection(shown, useMemo(() => rows.map(rowId), [rows]));

  const freshness = sync?.freshness ?? list.freshness;
  const receivedAt = sync?.freshness ? status.dataUpdatedAt : query.dataUpdatedAt;
  const showSync = job && (isUnderWay(job) || job.state === 'FAILED') && (!sync?.complete || job.state !== 'FAILED');
  const steering = useSyncSteering(shopId, job !== null && isUnderWay(job));
  // A run that is at a page ends it first; one that waits is held up at once.
  const heldSince = job?.state === 'RUNNING' ? null : (steering.plan?.pausedAt ?? null);
  const refresh = () => {
    start.mutate({ input: { mode: 'INCREMENTAL' } });
    reload(true);
  };
  const startFull = () =>
    start.mutate({ input: { mode: 'FULL' } }, { onSuccess: ({ productsSync: { job: begun } }) => setPlanning(begun === null) });
  return (
    <section className="flex h-full flex-col" aria-label={t('title')}>
      <div className="px-4 pt-4 pb-2 lg:px-6">
        <PageHead
          title={t('title')}
          note={query.data && <span data-testid="total-count">{t('count', { count: totalCount, total: format.number(totalCount) })}</span>}
        >
          {freshness && (
            <FreshnessBadge
              freshness={freshness}
              receivedAt={receivedAt}
              onRefresh={maySync ? refresh : undefined}
              refreshing={start.isPending || (job !== null && isUnderWay(job))}
            />
          )}
          <ExportButton search={search} filter={shown} selection={selection} totalCount={totalCount} shopId={shopId} />
          <Suspense fallback={<span className="size-7" />}>
            <ListMenu shopId={shopId} planning={planning} onPlanning={setPlanning} starting={start.isPending} onStart={startFull} />
          </Suspense>
          {!phone && <ColumnChooser columns={columns} layout={layout} onChange={view.setLayout} onReset={view.resetLayout} />}
        </PageHead>
      </div>
      <div className="flex flex-wrap gap-2 px-4 lg:px-6">
        <SlotMark slot="product.list.columns/v1" />
        <SlotMark slot="product.list.bulk-actions/v1" />
      </div>
      <ViewBar view={view} plainName={t('allCards')} />
      <FilterBar
        shopId={shopId}
        search={search}
        onChange={change}
        counted={!query.isPending}
        // Counted over what the list shows, so as old as it.
        age={freshness && <FreshnessBadge freshness={freshness} receivedAt={receivedAt} />}
      />
      {search.q && list.match && (list.match !== 'EXACT' || search.scope) && (
        <Suspense>
          <MatchNote match={list.match} search={search} totalCount={totalCount} containedCount={list.containedCount} onChange={change} />
        </Suspense>
      )}
      <Suspense>
        {showSync && !heldSince && (
          <SyncPanel job={job} steering={steering} receivedAt={jobAt} first={!sync?.complete} rows={sync?.rows ?? 0} shopId={shopId} />
        )}
        {heldSince && <PausedSyncPanel steering={steering} pausedAt={heldSince} />}
        {!showSync && !heldSince && sync?.complete === false && steering.plan && (
          <section aria-label={t('sync:ahead')} className="mx-4 lg:mx-6">
            <SyncPlanNote plan={steering.plan} />
          </section>
        )}
      </Suspense>
      <Content
        {...list}
        rows={rows}
        columns={columns}
        view={view}
        activeId={activeId}
        shopId={shopId}
        syncing={sync !== undefined && !sync.complete}
        mayStart={maySync && !showSync}
        onStart={() => setPlanning(true)}
        phone={phone}
        selection={phone ? null : selection}
      />
      {!phone && selection.chosen.size > 0 && (
        // It comes late: the list must stay where it is meanwhile, and keep the focus.
        <Suspense>
          <BulkActions actions={actions} selection={selection} filter={shown} loaded={rows.length} totalCount={totalCount} onlySimilar={list.match === 'SIMILAR'} shopId={shopId} />
        </Suspense>
      )}
    </section>
  );
}

interface ContentProps extends ReturnType<typeof useProducts> {
  columns: GridColumn<ProductRow>[];
  view: ListView;
  activeId: string | null;
  shopId: string;
  /** The first sync has not ended. */
  syncing: boolean;
  mayStart: boolean;
  onStart(): void;
  phone: boolean;
  /** Null on a phone, which has no room for ticks. */
  selection: Selection | null;
}

function Content({ query, rows, more, totalCount, columns, view, activeId, shopId, syncing, mayStart, onStart, phone, selection }: ContentProps) {
  const { t } = useTranslation(['products', 'common']);
  const card = useProductCard();
  const [search, setSearch] = useListSearch();
  const change = (patch: Partial<ListSearch>) => setSearch({ ...view.kept, ...patch });
  const navigate = useNavigate();
  const client = useQueryClient();

  const open = useCallback(
    (row: ProductRow) => {
      void navigate({ to: '/products/$nmId', params: { nmId: row.nmId }, search: (known) => ({ ...known, image: undefined }) });
    },
    [navigate],
  );
  const hover = useCallback((row: ProductRow) => void client.prefetchQuery(productQuery(row.nmId, shopId)), [client, shopId]);
  const sort = ({ column, direction }: GridSort) => change({ sort: column as SortColumn, dir: direction });

  // Rows that answer the previous question are not the new one's to choose from.
  const choose = query.isPlaceholderData ? chooseNothing : selection?.choose;
  const ticks = useMemo(() => (selection && choose ? { ...selection, choose, nameOf } : undefined), [selection, choose]);

  if (query.isPending) return <SkeletonLines lines={12} />;
  if (query.error && rows.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0 && !query.isPlaceholderData) {
    if (countFilters(search) > 0) {
      return (
        <Empty title={t('empty.filtered')} actions={<Button onClick={() => change(noFilters)}>{t('filter.clearAll')}</Button>}>
          <p>{t('empty.filteredHint')}</p>
        </Empty>
      );
    }
    return (
      <Empty
        title={t(syncing ? 'empty.syncing' : 'empty.none')}
        actions={mayStart && <Button needsHost onClick={onStart}>{t('sync.start')}</Button>}
      >
        <p>{t(syncing ? 'empty.syncingHint' : 'empty.noneHint')}</p>
      </Empty>
    );
  }
  return (
    <>
      <DataGrid
        label={t('title')}
        columns={columns}
        layout={view.layout}
        onLayout={view.setLayout}
        rows={rows}
        rowId={rowId}
        totalCount={totalCount}
        sort={sortOf(search)}
        onSort={sort}
        activeId={activeId}
        onOpen={open}
        onHover={hover}
        hasMore={query.hasNextPage}
        onNeedMore={more}
        stale={query.isPlaceholderData}
        card={phone ? card : undefined}
        rowHeight={phone ? 84 : heights[view.layout.density]}
        selection={ticks}
      />
      {query.isFetchNextPageError && (
        <div role="alert" className="flex items-center justify-center gap-3 border-t bg-surface px-4 py-2 text-bad">
          {t('moreFailed')}
          <Button size="sm" onClick={() => void query.fetchNextPage()}>
            {t('common:retry')}
          </Button>
        </div>
      )}
    </>
  );
}
