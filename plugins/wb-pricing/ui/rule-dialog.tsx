import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, Field, InlineError, Input, Select, useFormat, useTexts } from '@vitrina/ui-sdk';
import { useApplyRule, type Good, type GoodsQuery, type UserError } from './api.ts';
import { example, operations, type Operation, type Rule } from './rule.ts';
import { filled, operationNames, texts } from './texts.ts';
import { onePrice } from './use-edits.ts';

interface RuleDialogProps {
  /** Those on the screen: the first of them serves as the example. */
  goods: readonly Good[];
  selected: ReadonlySet<string>;
  filter: GoodsQuery['filter'];
  total: number;
  onClose(): void;
}

/** One rule for the goods that are ticked, or for all that the list finds. */
export function RuleDialog({ goods, selected, filter, total, onClose }: RuleDialogProps) {
  const text = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const [operation, setOperation] = useState<Operation>('PRICE_PERCENT');
  const [value, setValue] = useState('');
  const [ending, setEnding] = useState('');
  const [everything, setEverything] = useState(selected.size === 0);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const { mutateAsync, isPending, error } = useApplyRule();
  const number = value.trim() === '' ? null : Number(value.replace(',', '.').replaceAll(/\s/g, ''));
  const rule: Rule | null = number === null || Number.isNaN(number) ? null : { operation, value: number, ending };
  const shown = goods.find((good) => (everything || selected.has(good.nmId)) && onePrice(good) !== null);
  const worked = rule && shown ? example(rule, Number(onePrice(shown)), shown.discount) : null;
  const at = (name: string) => errors.find(({ path }) => path.at(-1) === name)?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!rule) return;
    setErrors([]);
    const { pricingApplyRule: answer } = await mutateAsync({
      input: {
        goods: everything ? { filter, expectedCount: total } : { nmIds: [...selected] },
        rule: { operation, value: rule.value, ...(ending ? { ending } : {}) },
      },
    });
    if (answer.changeSetId === null) setErrors(answer.errors);
    else await navigate({ to: '/changes/$id', params: { id: answer.changeSetId } });
  };
  const money = (amount: number) => format.money(String(amount), shown?.sizes[0]?.price.currencyCode ?? 'RUB');
  return (
    <Dialog open onClose={onClose} title={text(texts.byRule)}>
      <form className="pricing-form" onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <Field label={text(texts.goods)} error={at('expectedCount') ?? at('goods')}>
          {(field) => (
            <Select {...field} value={everything ? 'all' : 'selected'} onChange={(event) => setEverything(event.target.value === 'all')}>
              {selected.size > 0 && <option value="selected">{filled(text(texts.ticked), { n: format.number(selected.size) })}</option>}
              <option value="all">{filled(text(filter.text ? texts.allFound : texts.allGoods), { n: format.number(total) })}</option>
            </Select>
          )}
        </Field>
        <Field label={text(texts.what)}>
          {(field) => (
            <Select {...field} value={operation} onChange={(event) => setOperation(event.target.value as Operation)}>
              {operations.map((one) => (
                <option key={one} value={one}>
                  {text(operationNames[one])}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={text(texts.value)} error={at('value') ?? (value.trim() !== '' && !rule ? text(texts.notANumber) : undefined)}>
          {(field) => <Input {...field} inputMode="decimal" autoComplete="off" value={value} onChange={(event) => setValue(event.target.value)} />}
        </Field>
        {operation !== 'SET_DISCOUNT' && operation !== 'SET_CLUB_DISCOUNT' && (
          <Field label={text(texts.ending)} hint={text(texts.endingHint)} error={at('ending')}>
            {(field) => (
              <Input {...field} inputMode="numeric" maxLength={4} autoComplete="off" value={ending} onChange={(event) => setEnding(event.target.value.replaceAll(/\D/g, ''))} />
            )}
          </Field>
        )}
        {worked && shown && (
          <p className="pricing-note" role="status">
            {filled(text(texts.example), {
              name: shown.vendorCode ?? shown.nmId,
              before: money(worked.paidBefore),
              after: money(worked.paidAfter),
            })}
          </p>
        )}
        {errors.length > 0 && !at('value') && !at('ending') && !at('expectedCount') && !at('goods') && <p className="pricing-bad">{errors[0]?.message}</p>}
        {error && <InlineError error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{text(texts.close)}</Button>
          <Button type="submit" look="primary" busy={isPending} aria-disabled={!rule}>
            {text(texts.review)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
