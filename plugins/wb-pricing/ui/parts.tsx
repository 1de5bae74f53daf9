import { Link } from '@tanstack/react-router';
import { useState } from 'react';
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

/** The good's first photo beside its name, which says it all to who cannot see it; an empty frame where there is none or it does not come. */
export function Photo({ address }: { address: string | null }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className="pricing-photo">
      {address !== null && !broken && <img src={address} alt="" width={36} height={48} loading="lazy" decoding="async" onError={() => setBroken(true)} />}
    </span>
  );
}

export function ProductLink({ good }: { good: Good }) {
  return (
    <Link to="/products/$nmId" params={{ nmId: good.nmId }} className="pricing-link">
      {good.vendorCode || good.nmId}
    </Link>
  );
}
