import { useRef, useState } from 'react';
import { Button, Field, InlineError, Input, toast, useFormat, useTexts } from '@vitrina/ui-sdk';
import { cost } from './cost-texts.ts';
import { useSetCosts } from './costs-api.ts';
import { filled } from './texts.ts';
import { moscowToday, type TypedCosts } from './use-costs-typed.ts';

/** Costs that are nowhere but here: saved from a day on, or thrown away. What is refused stays, with its reason. */
export function CostsBar({ typed, onSaved }: { typed: TypedCosts; onSaved(): void }) {
  const text = useTexts();
  const format = useFormat();
  const [from, setFrom] = useState(moscowToday);
  const [refused, setRefused] = useState<string | null>(null);
  const attempt = useRef({ input: '', key: '' });
  const { mutateAsync, isPending, error } = useSetCosts();
  const told = typed.all.filter(({ amount }) => amount.trim() !== '');
  const save = async () => {
    setRefused(null);
    const sent = typed.all;
    const costs = told.map(({ nmId, sizeId, amount }) => ({ nmId, sizeId, amount }));
    const asked = JSON.stringify({ costs, from });
    if (attempt.current.input !== asked) attempt.current = { input: asked, key: crypto.randomUUID() };
    const { pricingCostsSet: answer } = await mutateAsync({ input: { costs, validFrom: from, idempotencyKey: attempt.current.key } });
    if (answer.errors[0]) {
      setRefused(answer.errors[0].message);
      return;
    }
    const wrong = answer.tally.problems.map(({ line, message }) => ({ one: told[line - 1], message }));
    typed.sent(sent, new Map(wrong.flatMap(({ one, message }) => (one ? [[sent.indexOf(one), message] as const] : []))));
    if (answer.tally.set > 0) toast('done', filled(text(cost.saved), { n: format.number(answer.tally.set) }));
    onSaved();
  };
  return (
    <form
      className="pricing-bar"
      aria-label={text(cost.unsaved)}
      onSubmit={(event) => {
        event.preventDefault();
        if (told.length > 0) void save().catch(() => undefined);
      }}
    >
      <p>
        {filled(text(cost.typed), { n: format.number(told.length) })}
        {typed.faults > 0 && <span className="pricing-bad"> {filled(text(cost.wrong), { n: format.number(typed.faults) })}</span>}
      </p>
      {refused && (
        <p role="alert" className="pricing-bad">
          {refused}
        </p>
      )}
      {error && <InlineError error={error} />}
      <Field label={text(cost.countsFrom)}>{(control) => <Input {...control} type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
      <Button onClick={typed.clear}>{text(cost.discard)}</Button>
      <Button type="submit" look="primary" busy={isPending} aria-disabled={told.length === 0}>
        {text(cost.save)}
      </Button>
    </form>
  );
}
