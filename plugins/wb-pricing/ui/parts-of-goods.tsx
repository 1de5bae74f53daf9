import { Link } from '@tanstack/react-router';
import { useFormat } from '@vitrina/ui-sdk';
import type { Money } from './api.ts';

export function Amount({ money }: { money: Money | null }) {
  const format = useFormat();
  return money === null ? <span className="pricing-none">–</span> : <span className="pricing-price">{format.money(money.amount, money.currencyCode)}</span>;
}

/** A good by its vendor code, with its article below. */
export function GoodLink({ good }: { good: { nmId: string; vendorCode: string | null } }) {
  return (
    <>
      <Link to="/products/$nmId" params={{ nmId: good.nmId }} className="pricing-link">
        {good.vendorCode || good.nmId}
      </Link>
      <p className="pricing-article">{good.nmId}</p>
    </>
  );
}
