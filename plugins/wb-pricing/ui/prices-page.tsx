import { useEffect, useState } from 'react';
import { Button, Empty, ErrorState, FreshnessBadge, Input, Notice, Page, PageHead, Select, SkeletonLines, useCan, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { pageSize, useGoods, type GoodsQuery, type OrderField } from './api.ts';
import { EditBar } from './edit-bar.tsx';
import { GoodsTable } from './goods-table.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { filled, shown, texts } from './texts.ts';
import { useEdits } from './use-edits.ts';

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
  return <Prices key={shopId} />;
}

/** What somebody types is asked for when he pauses. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

function Prices() {
  const text = useTexts();
  const mayWrite = useCan('wb-pricing:write');
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState('code');
  // The cursors of the pages before, the last one that of this page.
  const [trail, setTrail] = useState<string[]>([]);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'rule' | 'paste' | null>(null);
  const edits = useEdits();
  const sought = useSettled(typed.trim());
  const { field, direction } = orders[order] ?? { field: 'VENDOR_CODE', direction: 'ASC' };
  const query: GoodsQuery = { filter: sought ? { text: sought } : {}, orderBy: { field, direction }, first: pageSize, after: trail.at(-1) ?? null };
  const { data, error, isPending, refetch, dataUpdatedAt } = useGoods(query);
  const page = data?.pricingGoods;
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  return (
    <Page>
      <PageHead title={text(texts.prices)}>{page && <FreshnessBadge freshness={page.freshness} receivedAt={dataUpdatedAt} />}</PageHead>
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
          </>
        )}
      </div>
      {page ? (
        page.items.length === 0 ? (
          <Empty title={text(sought ? texts.notFound : texts.none)}>{!sought && <p>{text(texts.noneHint)}</p>}</Empty>
        ) : (
          <GoodsTable goods={page.items} edits={mayWrite ? edits : null} selected={selected} onSelect={setSelected} />
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
      {dialog === 'rule' && page && (
        <RuleDialog goods={page.items} selected={selected} filter={query.filter} total={page.totalCount} onClose={() => setDialog(null)} />
      )}
      {dialog === 'paste' && <PasteDialog onClose={() => setDialog(null)} />}
    </Page>
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
