import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Button, InlineError, useFormat, useTexts } from '@vitrina/ui-sdk';
import { useSetPrices } from './api.ts';
import { filled, texts } from './texts.ts';
import { fault, whole, type Edits } from './use-edits.ts';

/** Changed prices that are nowhere but here: they become a change set, or are thrown away. */
export function EditBar({ edits }: { edits: Edits }) {
  const text = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const { mutateAsync, isPending, error } = useSetPrices();
  // Prices that are sent once more after an answer was lost are the same draft; other prices are another.
  const attempt = useRef({ prices: '', key: '' });
  const [refused, setRefused] = useState<string | null>(null);
  const wrong = edits.all.filter(({ price, discount }) => fault('price', price) || fault('discount', discount)).length;
  const review = async () => {
    setRefused(null);
    const sent = edits.all;
    const rows = sent.map(({ good, price, discount }) => ({
      nmId: good.nmId,
      ...(price === null ? {} : { price: whole(price) }),
      ...(discount === null ? {} : { discount: whole(discount) }),
    }));
    const prices = JSON.stringify(rows);
    if (attempt.current.prices !== prices) attempt.current = { prices, key: crypto.randomUUID() };
    const { pricingSet: answer } = await mutateAsync({ input: { rows, idempotencyKey: attempt.current.key } });
    if (answer.changeSetId === null) {
      setRefused(answer.errors[0]?.message ?? null);
      return;
    }
    edits.sent(sent);
    await navigate({ to: '/changes/$id', params: { id: answer.changeSetId } });
  };
  return (
    <div className="pricing-bar" role="region" aria-label={text(texts.unsent)}>
      <p>
        {filled(text(texts.changed), { n: format.number(edits.count) })}
        {wrong > 0 && <span className="pricing-bad"> {filled(text(texts.wrong), { n: format.number(wrong) })}</span>}
      </p>
      {refused && <p className="pricing-bad">{refused}</p>}
      {error && <InlineError error={error} />}
      <Button onClick={edits.clear}>{text(texts.discard)}</Button>
      <Button look="primary" busy={isPending} aria-disabled={wrong > 0} onClick={() => wrong === 0 && void review().catch(() => undefined)}>
        {text(texts.review)}
      </Button>
    </div>
  );
}
