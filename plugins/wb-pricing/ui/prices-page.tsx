import { lazy, Suspense, useState } from 'react';
import { Button, Empty, ErrorState, FreshnessBadge, InlineError, Input, Notice, Page, PageHead, Select, SkeletonLines, useCan, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { pageSize, useGoods, type GoodsQuery, type OrderField } from './api.ts';
import { EditBar } from './edit-bar.tsx';
import { usePricesAt } from './entry-api.ts';
import { entry } from './entry-texts.ts';
import { GoodsTable, type GoodsTableProps } from './goods-table.tsx';
import { instant } from './rule.ts';
import { filled, shown, texts } from './texts.ts';
import { useEdits } from './use-edits.ts';
import { useSettled } from './use-settled.ts';

const RuleDialog = lazy(() => import('./rule-dialog.tsx'));
const PasteDialog = lazy(() => import('./paste-dialog.tsx').then((module) => ({ default: module.PasteDialog })));
const ImportDialog = lazy(() => import('./import-dialog.tsx'));
const ExportDialog = lazy(() => import('./export-dialog.tsx'));

const orders: Record<string, { field: OrderField; direction: 'ASC' | 'DESC'; label: keyof typeof texts }> = {
  code: { field: 'VENDOR_CODE', direction: 'ASC', label: 'byCode' },
  cheap: { field: 'DISCOUNTED_PRICE', direction: 'ASC', label: 'byCheapest' },
  dear: { field: 'DISCOUNTED_PRICE', direction: 'DESC', label: 'byDearest' },
  deep: { field: 'DISCOUNT', direction: 'DESC', label: 'byDiscount' },
};

/** The prices of the shop's goods: found, ordered, changed. Whatever is changed here becomes a change set; nothing is sent from this page. */
export function PricesPage() {
  const text = useTexts();
  const shopId = useShopId();
  if (shopId === null) {
    return (
      <Notice heading title={text(texts.chooseShop)}>
        <p>{text(texts.chooseShopHint)}</p>
      </Notice>
    );
  }
  return <Prices key={shopId} shopId={shopId} />;
}

function Prices({ shopId }: { shopId: string }) {
  const text = useTexts();
  const mayWrite = useCan('wb-pricing:write');
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState('code');
  // The cursors of the pages before, the last one that of this page.
  const [trail, setTrail] = useState<string[]>([]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'rule' | 'back' | 'paste' | 'import' | 'export' | null>(null);
  const [asOf, setAsOf] = useState('');
  const time = instant(asOf);
  const edits = useEdits(shopId);
  const sought = useSettled(typed.trim());
  const { field, direction } = orders[order] ?? { field: 'VENDOR_CODE', direction: 'ASC' };
  const query: GoodsQuery = { filter: sought ? { text: sought } : {}, orderBy: { field, direction }, first: pageSize, after: trail.at(-1) ?? null };
  const { data, error, isPending, refetch, dataUpdatedAt } = useGoods(query);
  const page = data?.pricingGoods;
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return (
    <Page>
      <PageHead title={text(texts.prices)}>
        <span className="pricing-badge">{page && <FreshnessBadge freshness={page.freshness} receivedAt={dataUpdatedAt} />}</span>
      </PageHead>
      <div className="pricing-tools">
        <Input
          type="search"
          aria-label={text(texts.find)}
          placeholder={text(texts.find)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setTrail([]);
          }}
        />
        <Select
          aria-label={text(texts.order)}
          value={order}
          onChange={(event) => {
            setOrder(event.target.value);
            setTrail([]);
          }}
        >
          {Object.entries(orders).map(([id, { label }]) => (
            <option key={id} value={id}>
              {text(texts[label])}
            </option>
          ))}
        </Select>
        {mayWrite && (
          <>
            <Button aria-disabled={!page || page.totalCount === 0} onClick={() => page && page.totalCount > 0 && setDialog('rule')}>
              {text(texts.byRule)}
            </Button>
            <Button onClick={() => setDialog('paste')}>{text(texts.paste)}</Button>
            <Button onClick={() => setDialog('import')}>{text(entry.importing)}</Button>
          </>
        )}
        {page && page.totalCount > 0 && <Button onClick={() => setDialog('export')}>{text(entry.exporting)}</Button>}
      </div>
      <div className="pricing-as-of">
        <label>
          {text(entry.asOf)} <Input type="datetime-local" step="1" value={asOf} onChange={(event) => setAsOf(event.target.value)} />
        </label>
        {mayWrite && time && page && page.totalCount > 0 && <Button onClick={() => setDialog('back')}>{text(entry.bringBack)}</Button>}
      </div>
      {page ? (
        page.items.length === 0 ? (
          <Empty title={text(sought ? texts.notFound : texts.none)}>{!sought && <p>{text(texts.noneHint)}</p>}</Empty>
        ) : (
          <Goods time={time} goods={page.items} edits={mayWrite ? edits : null} selected={selected} onSelect={setSelected} />
        )
      ) : isPending ? (
        <SkeletonLines lines={10} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {(page ? page.items.length > 0 : trail.length > 0) && (
        <Pages
          from={trail.length * pageSize + 1}
          count={page?.items.length ?? 0}
          total={page?.totalCount ?? 0}
          onPrevious={trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : null}
          onNext={next === null ? null : () => setTrail([...trail, next])}
        />
      )}
      {edits.count > 0 && <EditBar edits={edits} />}
      <Suspense fallback={null}>
        {(dialog === 'rule' || dialog === 'back') && page && (
          <RuleDialog
            selected={selected}
            filter={query.filter}
            total={page.totalCount}
            first={dialog === 'back' ? { operation: 'COPY_FROM_DATE', time: asOf } : undefined}
            onClose={() => setDialog(null)}
          />
        )}
        {dialog === 'paste' && <PasteDialog onClose={() => setDialog(null)} />}
        {dialog === 'import' && <ImportDialog onClose={() => setDialog(null)} />}
        {dialog === 'export' && page && <ExportDialog selected={selected} all={{ filter: query.filter, total: page.totalCount }} onClose={() => setDialog(null)} />}
      </Suspense>
    </Page>
  );
}

type GoodsProps = Omit<GoodsTableProps, 'then'>;

function Goods({ time, ...table }: GoodsProps & { time: string | null }) {
  return time === null ? <GoodsTable {...table} then={null} /> : <GoodsThen {...table} time={time} />;
}

/** The table with what its goods cost at another time. */
function GoodsThen({ time, ...table }: GoodsProps & { time: string }) {
  const nmIds = table.goods.map(({ nmId }) => nmId);
  const { data, error } = usePricesAt(nmIds, time);
  return (
    <>
      {error && <InlineError error={error} />}
      <GoodsTable {...table} then={new Map(data?.pricingAt.map((period) => [period.good.nmId, period]))} />
    </>
  );
}

interface PagesProps {
  from: number;
  count: number;
  total: number;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** The button that was pressed stays while the next page comes, and is never switched off: either would take the focus from it. */
function Pages({ from, count, total, onPrevious, onNext }: PagesProps) {
  const text = useTexts();
  const format = useFormat();
  return (
    <div className="pricing-pages">
      {(onPrevious || onNext) && (
        <>
          <Button size="sm" aria-disabled={!onPrevious} onClick={() => onPrevious?.()}>
            {text(texts.previous)}
          </Button>
          <Button size="sm" aria-disabled={!onNext} onClick={() => onNext?.()}>
            {text(texts.next)}
          </Button>
        </>
      )}
      <p role="status" className="pricing-shown">
        {count > 0 && filled(text(shown), { from: format.number(from), to: format.number(from + count - 1), total: format.number(total) })}
      </p>
    </div>
  );
}
