import { Link } from '@tanstack/react-router';
import { Badge, useFormat } from '@vitrina/ui-sdk';
import type { Good } from './api.ts';
import { priceRange, type PriceKind } from './price-range.ts';

/** One price, or from which to which where the sizes differ. */
export function Price({ good, kind }: { good: Pick<Good, 'sizes'>; kind: PriceKind }) {
  const format = useFormat();
  const range = priceRange(good.sizes, kind);
  if (!range) return <span className="pricing-none">–</span>;
  const [least, greatest] = range.map((money) => format.money(money.amount, money.currencyCode));
  return <span className="pricing-price">{least === greatest ? least : `${least} – ${greatest}`}</span>;
}

export function Discount({ percent }: { percent: number }) {
  const format = useFormat();
  return percent > 0 ? <Badge tone="accent">{format.percent(-percent / 100)}</Badge> : <span className="pricing-none">–</span>;
}

export function ProductLink({ good }: { good: Good }) {
  return (
    <Link to="/products/$nmId" params={{ nmId: good.nmId }} className="pricing-link">
      {good.vendorCode || good.nmId}
    </Link>
  );
}
