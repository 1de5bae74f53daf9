import { useState } from 'react';
import { Field, InlineError, Input, useFormat, useTexts } from '@vitrina/ui-sdk';
import { usePricesAt } from './entry-api.ts';
import { entry } from './entry-texts.ts';
import { priceRange } from './price-range.ts';
import { instant } from './rule.ts';
import { filled } from './texts.ts';

/** What one good cost at a time that somebody names. */
export function PriceThen({ nmId }: { nmId: string }) {
  const text = useTexts();
  const [typed, setTyped] = useState('');
  const time = instant(typed);
  return (
    <div className="pricing-then">
      <Field label={text(entry.priceThen)}>{(field) => <Input {...field} type="datetime-local" step="1" value={typed} onChange={(event) => setTyped(event.target.value)} />}</Field>
      {time && <Then key={time} nmId={nmId} time={time} />}
    </div>
  );
}

function Then({ nmId, time }: { nmId: string; time: string }) {
  const text = useTexts();
  const format = useFormat();
  const { data, error } = usePricesAt([nmId], time);
  if (error) return <InlineError error={error} />;
  if (!data) return null;
  const period = data.pricingAt[0];
  const range = period && priceRange(period.good.sizes, 'discountedPrice');
  const [least, greatest] = range?.map(({ amount, currencyCode }) => format.money(amount, currencyCode)) ?? [];
  return (
    <p role="status">
      {least === undefined ? text(entry.notKnown) : filled(text(entry.paidThen), { price: least === greatest ? least : `${least} – ${greatest}` })}
    </p>
  );
}
