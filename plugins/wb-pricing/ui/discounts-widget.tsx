import { Link } from '@tanstack/react-router';
import { FreshnessBadge, InlineError, SkeletonLines, useTexts } from '@vitrina/ui-sdk';
import { useGoods } from './api.ts';
import { Discount, Price, ProductLink } from './parts.tsx';
import { texts } from './texts.ts';

const most = 5;

/** A discount that nobody remembers costs money every day: the deepest stand on the start page. */
export function DiscountsWidget({ shopId }: { shopId: string | null }) {
  const text = useTexts();
  if (shopId === null) return <p className="pricing-note">{text(texts.chooseShop)}</p>;
  return <Discounts key={shopId} />;
}

function Discounts() {
  const text = useTexts();
  const { data, error, isPending, dataUpdatedAt } = useGoods({ filter: {}, orderBy: { field: 'DISCOUNT', direction: 'DESC' }, first: most, after: null });
  if (isPending) return <SkeletonLines lines={most} />;
  if (!data) return <InlineError error={error} />;
  const { items, freshness } = data.pricingGoods;
  const deepest = items.filter(({ discount }) => discount > 0);
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
        <FreshnessBadge freshness={freshness} receivedAt={dataUpdatedAt} />
      </div>
    </div>
  );
}
