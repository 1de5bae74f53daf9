import { useState } from 'react';
import { Button, Empty, ErrorState, FreshnessBadge, Notice, Page, PageHead, SkeletonLines, Table, Td, Th, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import { pageSize, useGoods, type Good } from './api.ts';
import { Discount, Price, ProductLink } from './parts.tsx';
import { filled, shown, texts } from './texts.ts';

/** The prices of the shop's goods, in Wildberries' own order. */
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

function Prices() {
  const text = useTexts();
  const [number, setNumber] = useState(0);
  const { data, error, isPending, refetch, dataUpdatedAt } = useGoods(number);
  const page = data?.pricingGoods;
  return (
    <Page>
      <PageHead title={text(texts.prices)}>{page && <FreshnessBadge freshness={page.freshness} receivedAt={dataUpdatedAt} />}</PageHead>
      {page ? (
        <Goods goods={page.items} first={number === 0} />
      ) : isPending ? (
        <SkeletonLines lines={10} />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      <Pages number={number} count={page?.items.length} onPage={setNumber} />
    </Page>
  );
}

function Goods({ goods, first }: { goods: readonly Good[]; first: boolean }) {
  const text = useTexts();
  const format = useFormat();
  if (goods.length === 0) {
    return <Empty title={text(first ? texts.none : texts.noMore)}>{first && <p>{text(texts.noneHint)}</p>}</Empty>;
  }
  return (
    <Table aria-label={text(texts.prices)}>
      <thead>
        <tr>
          <Th>{text(texts.product)}</Th>
          <Th className="pricing-number">{text(texts.now)}</Th>
          <Th className="pricing-number">{text(texts.discount)}</Th>
          <Th className="pricing-number">{text(texts.before)}</Th>
          <Th className="pricing-number">{text(texts.club)}</Th>
          <Th className="pricing-number">{text(texts.sizes)}</Th>
        </tr>
      </thead>
      <tbody>
        {goods.map((good) => (
          <tr key={good.nmId}>
            <Td>
              <ProductLink good={good} />
              <p className="pricing-article">{good.nmId}</p>
            </Td>
            <Td className="pricing-number pricing-now">
              <Price good={good} kind="discountedPrice" />
            </Td>
            <Td className="pricing-number">
              <Discount percent={good.discount} />
            </Td>
            <Td className="pricing-number">
              <Price good={good} kind="price" />
            </Td>
            <Td className="pricing-number">
              <Price good={good} kind="clubDiscountedPrice" />
            </Td>
            <Td className="pricing-number">{format.number(good.sizes.length)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Wildberries does not say how many there are: a page that is not full is the last. */
function Pages({ number, count, onPage }: { number: number; count: number | undefined; onPage(number: number): void }) {
  const text = useTexts();
  const format = useFormat();
  const [turned, setTurned] = useState(false);
  const last = count !== undefined && count < pageSize;
  if (!turned && (last || count === undefined)) return null;
  // The button that was pressed stays, and is never switched off: either would take the focus from it.
  const turn = (to: number, idle: boolean) => ({
    'aria-disabled': idle,
    onClick: () => {
      if (idle) return;
      setTurned(true);
      onPage(to);
    },
  });
  const from = number * pageSize + 1;
  return (
    <div className="pricing-pages">
      <Button size="sm" {...turn(number - 1, number === 0)}>
        {text(texts.previous)}
      </Button>
      <Button size="sm" {...turn(number + 1, last || count === undefined)}>
        {text(texts.next)}
      </Button>
      <p role="status" className="pricing-shown">
        {count ? filled(text(shown), { from: format.number(from), to: format.number(from + count - 1) }) : ''}
      </p>
    </div>
  );
}
