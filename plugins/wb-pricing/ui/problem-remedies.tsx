import { useState } from 'react';
import { Button, InlineError, Input, Table, Td, Th, toast, useCan, useFormat, useTexts } from '@vitrina/ui-sdk';
import { useSetPrices } from './api.ts';
import { Amount, GoodLink } from './parts-of-goods.tsx';
import { useTellCosts, type ProblemGood } from './problems-api.ts';
import { filled, texts } from './texts.ts';
import { problemNames, trouble } from './trouble-texts.ts';
import { useDraft } from './use-draft.ts';

/** Drafts the prices with which these goods reach their floor; nothing is sent before somebody confirms it. */
export function RaisePrices({ goods }: { goods: readonly ProblemGood[] }) {
  const text = useTexts();
  const format = useFormat();
  const mayWrite = useCan('wb-pricing:write');
  const { mutateAsync, isPending, error } = useSetPrices();
  const { draft, refused } = useDraft();
  const rows = goods.flatMap(({ nmId, suggestedPrice }) => (suggestedPrice === null ? [] : [{ nmId, price: suggestedPrice }]));
  if (!mayWrite || rows.length === 0) return null;
  const raise = () =>
    draft({ rows, title: text(trouble.raiseTitle) }, async (input) => (await mutateAsync({ input })).pricingSet).catch(() => undefined);
  return (
    <div className="pricing-tools">
      <Button look="primary" busy={isPending} onClick={() => void raise()}>
        {filled(text(trouble.raise), { n: format.number(rows.length) })}
      </Button>
      {refused && (
        <p role="alert" className="pricing-bad">
          {refused}
        </p>
      )}
      {error && <InlineError error={error} />}
    </div>
  );
}

/** Costs are typed where they are missed. */
export function TellCosts({ goods }: { goods: readonly ProblemGood[] }) {
  const text = useTexts();
  const format = useFormat();
  const { mutateAsync, isPending, error } = useTellCosts();
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const told = [...typed].filter(([, amount]) => amount.trim() !== '');
  const save = async () => {
    const { pricingCostsSet: answer } = await mutateAsync({ input: { costs: told.map(([nmId, amount]) => ({ nmId, amount })) } });
    const bad = new Map(answer.tally.problems.map(({ line, message }) => [told[line - 1]?.[0] ?? '', message]));
    setWrong(bad);
    setTyped(new Map(told.filter(([nmId]) => bad.has(nmId))));
    if (answer.tally.set > 0) toast('done', filled(text(trouble.saved), { n: format.number(answer.tally.set) }));
  };
  return (
    <form
      className="pricing-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (told.length > 0) void save().catch(() => undefined);
      }}
    >
      <Table aria-label={text(problemNames.COST_MISSING)}>
        <thead>
          <tr>
            <Th>{text(texts.product)}</Th>
            <Th className="pricing-number">{text(trouble.paid)}</Th>
            <Th className="pricing-number">{text(trouble.cost)}</Th>
          </tr>
        </thead>
        <tbody>
          {goods.map((good) => (
            <tr key={good.nmId}>
              <Td>
                <GoodLink good={good} />
              </Td>
              <Td className="pricing-number">
                <Amount money={good.discountedPrice} />
              </Td>
              <Td className="pricing-number">
                <Input
                  className="pricing-cell"
                  inputMode="decimal"
                  autoComplete="off"
                  aria-label={filled(text(trouble.costOf), { name: good.vendorCode ?? good.nmId })}
                  aria-invalid={wrong.has(good.nmId) ? true : undefined}
                  value={typed.get(good.nmId) ?? ''}
                  onChange={(event) => setTyped(new Map(typed).set(good.nmId, event.target.value))}
                />
                {wrong.has(good.nmId) && <p className="pricing-bad">{wrong.get(good.nmId)}</p>}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="pricing-tools">
        <Button type="submit" look="primary" busy={isPending} aria-disabled={told.length === 0}>
          {text(trouble.saveCosts)}
        </Button>
        {error && <InlineError error={error} />}
      </div>
    </form>
  );
}
