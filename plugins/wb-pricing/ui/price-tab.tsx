import { Empty, ErrorState, FreshnessBadge, SkeletonLines, Table, Td, Th, useFormat, useTexts } from '@vitrina/ui-sdk';
import { useGood, type Money } from './api.ts';
import { Discount } from './parts.tsx';
import { PriceHistory } from './price-history.tsx';
import { texts } from './texts.ts';

/** What one card costs, size by size. */
export function PriceTab({ nmId }: { nmId: string }) {
  const text = useTexts();
  const format = useFormat();
  const { data, error, isPending, refetch, dataUpdatedAt } = useGood(nmId);
  if (isPending) return <SkeletonLines lines={4} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { good, freshness } = data.pricingGood;
  if (!good) {
    return (
      <Empty title={text(texts.noPrice)}>
        <p>{text(texts.noPriceHint)}</p>
      </Empty>
    );
  }
  const money = ({ amount, currencyCode }: Money) => <span className="pricing-price">{format.money(amount, currencyCode)}</span>;
  return (
    <div className="pricing-tab">
      <div className="pricing-head">
        <p className="pricing-discounts">
          <span>
            {text(texts.discount)} <Discount percent={good.discount} />
          </span>
          <span>
            {text(texts.club)} <Discount percent={good.clubDiscount} />
          </span>
        </p>
        <FreshnessBadge freshness={freshness} receivedAt={dataUpdatedAt} />
      </div>
      <Table aria-label={text(texts.prices)}>
        <thead>
          <tr>
            <Th>{text(texts.size)}</Th>
            <Th className="pricing-number">{text(texts.before)}</Th>
            <Th className="pricing-number">{text(texts.now)}</Th>
            <Th className="pricing-number">{text(texts.club)}</Th>
          </tr>
        </thead>
        <tbody>
          {good.sizes.map((size) => (
            <tr key={size.sizeId}>
              {/* Wildberries calls the size of what has none "0". */}
              <Td>{size.techSize && size.techSize !== '0' ? size.techSize : text(texts.oneSize)}</Td>
              <Td className="pricing-number">{money(size.price)}</Td>
              <Td className="pricing-number pricing-now">{money(size.discountedPrice)}</Td>
              <Td className="pricing-number">{money(size.clubDiscountedPrice)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <PriceHistory nmId={nmId} />
    </div>
  );
}
