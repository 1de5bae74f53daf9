import { Link } from '@tanstack/react-router';
import { FreshnessBadge, InlineError, SkeletonLines, useFormat, useTexts } from '@vitrina/ui-sdk';
import { pageSize, useGoods } from './api.ts';
import { Discount, Price, ProductLink } from './parts.tsx';
import { filled, texts } from './texts.ts';

const most = 5;

/** A discount that nobody remembers costs money every day: the deepest stand on the start page. */
export function DiscountsWidget({ shopId }: { shopId: string | null }) {
  const text = useTexts();
  if (shopId === null) return <p className="pricing-note">{text(texts.chooseShop)}</p>;
  return <Discounts key={shopId} />;
}

function Discounts() {
  const text = useTexts();
  const format = useFormat();
  const { data, error, isPending, dataUpdatedAt } = useGoods(0);
  if (isPending) return <SkeletonLines lines={most} />;
  if (!data) return <InlineError error={error} />;
  const { items, freshness } = data.pricingGoods;
  const deepest = items
    .filter(({ discount }) => discount > 0)
    .toSorted((one, other) => other.discount - one.discount)
    .slice(0, most);
  return (
    <div className="pricing-widget">
      {deepest.length === 0 ? (
        <p className="pricing-note">{text(items.length === 0 ? texts.none : texts.noDiscounts)}</p>
      ) : (
        <ul className="pricing-list">
          {deepest.map((good) => (
            <li key={good.nmId}>
              <ProductLink good={good} />
              <Price good={good} kind="discountedPrice" />
              <Discount percent={good.discount} />
            </li>
          ))}
        </ul>
      )}
      <div className="pricing-foot">
        <Link to="/p/$plugin/$" params={{ plugin: 'wb-pricing', _splat: '' }} className="pricing-link">
          {text(texts.allPrices)}
        </Link>
        {items.length === pageSize && <span className="pricing-note">{filled(text(texts.among), { n: format.number(pageSize) })}</span>}
        <FreshnessBadge freshness={freshness} receivedAt={dataUpdatedAt} />
      </div>
    </div>
  );
}
