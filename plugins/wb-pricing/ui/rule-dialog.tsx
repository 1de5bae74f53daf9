import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, Field, InlineError, Input, Select, useCan, useFormat, useShopId, useTexts } from '@vitrina/ui-sdk';
import type { GoodsQuery } from './api.ts';
import { useApplyRule, useRulePreview, useShopList, type Selection } from './entry-api.ts';
import { entry } from './entry-texts.ts';
import { Examples } from './examples.tsx';
import { isCopy, isOfPrice, isOfSizes, number, operations, ruleInput, type Match, type Operation, type Rule, type RuleInput } from './rule.ts';
import { filled, operationNames, texts } from './texts.ts';
import { useDraft } from './use-draft.ts';
import { useSettled } from './use-settled.ts';

interface RuleDialogProps {
  selected: ReadonlySet<string>;
  filter: GoodsQuery['filter'];
  total: number;
  /** What is chosen at first. */
  first?: Partial<Rule>;
  onClose(): void;
}

const blank: Rule = { operation: 'PRICE_PERCENT', value: '', ending: '', sizes: '', shopId: '', match: 'VENDOR_CODE', time: '' };

/** One rule for the goods that are ticked, or for all that the list finds. What would become of them is shown before anything is drafted. */
export default function RuleDialog({ selected, filter, total, first, onClose }: RuleDialogProps) {
  const text = useTexts();
  const format = useFormat();
  const maySeeCosts = useCan('wb-pricing:costs');
  const [rule, setRule] = useState<Rule>({ ...blank, ...first });
  const [everything, setEverything] = useState(selected.size === 0);
  const { mutateAsync, isPending, error } = useApplyRule();
  const { draft, refused } = useDraft();
  const put = (part: Partial<Rule>) => setRule((before) => ({ ...before, ...part }));
  const { operation } = rule;
  const input = ruleInput(rule);
  const asked = JSON.stringify(input);
  const settled = useSettled(asked);
  const goods: Selection = everything ? { filter, expectedCount: total } : { nmIds: [...selected] };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (input) void draft({ goods, rule: input }, async (whole) => (await mutateAsync({ input: whole })).pricingApplyRule).catch(() => undefined);
  };
  return (
    <Dialog open onClose={onClose} title={text(texts.byRule)}>
      <form className="pricing-form" onSubmit={submit}>
        <Field label={text(texts.goods)}>
          {(field) => (
            <Select {...field} value={everything ? 'all' : 'selected'} onChange={(event) => setEverything(event.target.value === 'all')}>
              {selected.size > 0 && <option value="selected">{filled(text(texts.ticked), { n: format.number(selected.size) })}</option>}
              <option value="all">{filled(text(filter.text ? texts.allFound : texts.allGoods), { n: format.number(total) })}</option>
            </Select>
          )}
        </Field>
        <Field label={text(texts.what)}>
          {(field) => (
            <Select {...field} value={operation} onChange={(event) => put({ operation: event.target.value as Operation })}>
              {operations
                .filter((one) => one !== 'SET_MARGIN' || maySeeCosts)
                .map((one) => (
                  <option key={one} value={one}>
                    {text(operationNames[one])}
                  </option>
                ))}
            </Select>
          )}
        </Field>
        {operation === 'COPY_FROM_SHOP' && <FromShop rule={rule} onChange={put} />}
        {operation === 'COPY_FROM_DATE' && (
          <Field label={text(entry.time)}>{(field) => <Input {...field} type="datetime-local" step="1" value={rule.time} onChange={(event) => put({ time: event.target.value })} />}</Field>
        )}
        {!isCopy(operation) && (
          <Field
            label={text(operation === 'SET_MARGIN' ? entry.margin : texts.value)}
            hint={operation === 'SET_MARGIN' ? text(entry.marginHint) : undefined}
            error={rule.value.trim() !== '' && number(rule.value) === null ? text(texts.notANumber) : undefined}
          >
            {(field) => <Input {...field} inputMode="decimal" autoComplete="off" value={rule.value} onChange={(event) => put({ value: event.target.value })} />}
          </Field>
        )}
        {isOfPrice(operation) && (
          <Field label={text(texts.ending)} hint={text(texts.endingHint)}>
            {(field) => (
              <Input {...field} inputMode="numeric" maxLength={4} autoComplete="off" value={rule.ending} onChange={(event) => put({ ending: event.target.value.replaceAll(/\D/g, '') })} />
            )}
          </Field>
        )}
        {isOfSizes(operation) && (
          <Field label={text(entry.sizes)} hint={text(entry.sizesHint)}>
            {(field) => <Input {...field} autoComplete="off" value={rule.sizes} onChange={(event) => put({ sizes: event.target.value })} />}
          </Field>
        )}
        {input && (settled === asked ? <Look goods={goods} rule={input} /> : <p className="pricing-note">{text(entry.looking)}</p>)}
        {refused && (
          <p role="alert" className="pricing-bad">
            {refused}
          </p>
        )}
        {error && <InlineError error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{text(texts.close)}</Button>
          <Button type="submit" look="primary" busy={isPending} aria-disabled={!input}>
            {text(texts.review)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function FromShop({ rule, onChange }: { rule: Rule; onChange(part: Partial<Rule>): void }) {
  const text = useTexts();
  const own = useShopId();
  const { data, error } = useShopList();
  const shops = data?.shops.items.filter(({ id }) => id !== own) ?? [];
  return (
    <>
      <Field label={text(entry.fromShop)}>
        {(field) => (
          <Select {...field} value={rule.shopId} onChange={(event) => onChange({ shopId: event.target.value })}>
            <option value="">{text(entry.chooseOne)}</option>
            {shops.map(({ id, sellerName, tradeMark }) => (
              <option key={id} value={id}>
                {tradeMark || sellerName}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {error && <InlineError error={error} />}
      <Field label={text(entry.match)}>
        {(field) => (
          <Select {...field} value={rule.match} onChange={(event) => onChange({ match: event.target.value as Match })}>
            <option value="VENDOR_CODE">{text(entry.byVendorCode)}</option>
            <option value="BARCODE">{text(entry.byBarcode)}</option>
          </Select>
        )}
      </Field>
    </>
  );
}

/** How many goods would change, which not and why, and what the first would cost. */
function Look({ goods, rule }: { goods: Selection; rule: RuleInput }) {
  const text = useTexts();
  const format = useFormat();
  const { data, error } = useRulePreview(goods, rule);
  if (error) return <InlineError error={error} />;
  const look = data?.pricingRulePreview;
  if (!look) return <p className="pricing-note">{text(entry.looking)}</p>;
  if (look.errors[0]) return <p className="pricing-bad">{look.errors[0].message}</p>;
  return (
    <div className="pricing-look">
      <p role="status">{filled(text(entry.becomes), { changed: format.number(look.changed), goods: format.number(look.goods) })}</p>
      {look.leftOut.map(({ reason, message, count }) => (
        <p key={reason} className="pricing-note">
          {filled(text(entry.leftOut), { n: format.number(count), why: message })}
        </p>
      ))}
      <Examples examples={look.examples} />
    </div>
  );
}
