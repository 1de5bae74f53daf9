import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Field, InlineError, Input, Section, Select, TextArea, useFormat, useTexts } from '@vitrina/ui-sdk';
import type { UserError } from './api.ts';
import { useAct, useKnowsRivals, useKnowsStockAge, usePreview } from './strategies-api.ts';
import { definitionOf, draftOf, emptyDraft, messageAt, unreadable, type Draft } from './strategy-draft.ts';
import { Days, TypedField, type Part } from './strategy-fields.tsx';
import { FormulaPart } from './strategy-formula.tsx';
import { DecisionTable } from './strategy-runs.tsx';
import { eventNames, triggerNames, words } from './strategy-texts.ts';
import type { Event, Strategy, TriggerKind } from './strategy-types.ts';
import { filled } from './texts.ts';
import { useSettled } from './use-settled.ts';

interface StrategyFormProps {
  /** Null for a new one. */
  strategy: Strategy | null;
  /** With the strategy that was saved; null when nothing was. */
  onClose(saved: string | null): void;
}

/** Writes a strategy down, and shows beside it what it would do to goods of now. */
export function StrategyForm({ strategy, onClose }: StrategyFormProps) {
  const text = useTexts();
  const [draft, setDraft] = useState<Draft>(() => (strategy ? draftOf(strategy.name, strategy.definition) : emptyDraft));
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const create = useAct('pricingStrategyCreate');
  const update = useAct('pricingStrategyUpdate');
  const bad = unreadable(draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (bad.size > 0) return;
    setErrors([]);
    const input = { name: draft.name, definition: definitionOf(draft) };
    const answer = strategy ? await update.send({ ...input, id: strategy.id, version: strategy.version }) : await create.send(input);
    if (answer.errors.length > 0) setErrors(answer.errors);
    else onClose(answer.strategy?.id ?? null);
  };
  const part: Part = { draft, change: (changed) => setDraft({ ...draft, ...changed }), errors };
  const failed = create.error ?? update.error;
  return (
    <form className="strategy-form" onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <Field label={text(words.name)} error={messageAt(errors, 'name')}>
        {(field) => <Input {...field} autoComplete="off" maxLength={120} value={draft.name} onChange={(event) => part.change({ name: event.target.value })} />}
      </Field>
      <ScopePart {...part} />
      <TriggerPart {...part} />
      <FormulaPart {...part} />
      <GuardsPart {...part} />
      <Preview draft={draft} readable={bad.size === 0} />
      <p role="alert" className="pricing-bad">
        {errors[0]?.message}
      </p>
      {failed && <InlineError error={failed} />}
      <div className="strategy-acts">
        <Button type="submit" look="primary" busy={create.isPending || update.isPending} aria-disabled={bad.size > 0}>
          {text(words.save)}
        </Button>
        <Button onClick={() => onClose(null)}>{text(words.cancel)}</Button>
        <p className="pricing-note">{text(words.saveHint)}</p>
      </div>
    </form>
  );
}

function ScopePart(part: Part) {
  const text = useTexts();
  const { draft, change, errors } = part;
  return (
    <Section title={text(words.which)}>
      <div className="strategy-fields">
        <Field label={text(words.which)} error={messageAt(errors, 'scope')}>
          {(field) => (
            <Select {...field} value={draft.scope} onChange={(event) => change({ scope: event.target.value as Draft['scope'] })}>
              <option value="matching">{text(words.matching)}</option>
              <option value="chosen">{text(words.chosen)}</option>
            </Select>
          )}
        </Field>
        {draft.scope === 'matching' ? (
          <>
            <TypedField {...part} name="text" label="text" text />
            <TypedField {...part} name="paidMin" label="paidMin" />
            <TypedField {...part} name="paidMax" label="paidMax" />
            <Checkbox checked={draft.badTurnover} onChange={(event) => change({ badTurnover: event.target.checked })}>
              {text(words.badTurnover)}
            </Checkbox>
          </>
        ) : (
          <div className="strategy-wide">
            <Field label={text(words.articles)} hint={text(words.articlesHint)} error={messageAt(errors, 'nmIds')}>
              {(field) => <TextArea {...field} rows={3} className="pricing-table-text" value={draft.articles} onChange={(event) => change({ articles: event.target.value })} />}
            </Field>
          </div>
        )}
      </div>
    </Section>
  );
}

function TriggerPart(part: Part) {
  const text = useTexts();
  const { draft, change, errors } = part;
  const knowsRivals = useKnowsRivals();
  const knowsAge = useKnowsStockAge();
  const events = (Object.keys(eventNames) as Event[]).filter((event) => event !== 'RIVAL_MOVED' || knowsRivals);
  return (
    <Section title={text(words.trigger)}>
      <div className="strategy-fields">
        <Field label={text(words.trigger)}>
          {(field) => (
            <Select {...field} value={draft.trigger} onChange={(event) => change({ trigger: event.target.value as TriggerKind })}>
              {Object.entries(triggerNames).map(([kind, label]) => (
                <option key={kind} value={kind}>
                  {text(label)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {draft.trigger !== 'EVENTS' && <TypedField {...part} name="at" label="at" type="time" />}
        {draft.trigger === 'WEEKLY' && (
          <Days legend={text(words.days)} days={draft.days} onChange={(days) => change({ days })} error={messageAt(errors, 'trigger', 'days')} />
        )}
        {draft.trigger === 'EVENTS' && (
          <fieldset className="strategy-wide strategy-days">
            <legend>{text(words.events)}</legend>
            {events.map((event) => (
              <Checkbox
                key={event}
                checked={draft.events.includes(event)}
                onChange={({ target }) => change({ events: target.checked ? [...draft.events, event] : draft.events.filter((one) => one !== event) })}
              >
                {text(eventNames[event])}
              </Checkbox>
            ))}
            {!knowsAge && <p className="pricing-note strategy-wide">{text(words.noAge)}</p>}
            <p role="alert" className="pricing-bad">
              {messageAt(errors, 'events')}
            </p>
          </fieldset>
        )}
      </div>
    </Section>
  );
}

function GuardsPart(part: Part) {
  const text = useTexts();
  return (
    <>
      <Section title={text(words.guards)}>
        <p className="pricing-note">{text(words.guardsHint)}</p>
        <div className="strategy-fields">
          <TypedField {...part} name="floor" label="floor" hint="floorHint" />
          <TypedField {...part} name="ceiling" label="ceiling" />
          <TypedField {...part} name="leastMargin" label="leastMargin" />
          <TypedField {...part} name="mostStep" label="mostStep" />
          <TypedField {...part} name="changesADay" label="changesADay" />
          <TypedField {...part} name="coolDown" label="coolDown" path={['coolDownHours']} />
          <TypedField {...part} name="hoursFrom" label="hoursFrom" path={['hours']} type="time" />
          <TypedField {...part} name="hoursUntil" label="hoursUntil" path={['hours']} type="time" />
        </div>
      </Section>
      <Section title={text(words.breaker)}>
        <p className="pricing-note">{text(words.breakerHint)}</p>
        <div className="strategy-fields">
          <TypedField {...part} name="brGoods" label="brGoods" path={['breaker']} />
          <TypedField {...part} name="brStep" label="brStep" path={['breaker']} />
          <TypedField {...part} name="brBlocked" label="brBlocked" path={['breaker']} />
          <TypedField {...part} name="brBack" label="brBack" path={['breaker']} />
          <TypedField {...part} name="brFailures" label="brFailures" path={['breaker']} />
        </div>
      </Section>
    </>
  );
}

/** Asks when somebody pauses; what is half typed keeps what was shown before from being taken for true. */
function Preview({ draft, readable }: { draft: Draft; readable: boolean }) {
  const text = useTexts();
  const format = useFormat();
  const settled = useSettled(draft, 400);
  const { data } = usePreview(definitionOf(settled));
  const preview = settled === draft && readable ? data?.pricingStrategyPreview : undefined;
  return (
    <Section title={text(words.example)}>
      <p role="status" className="pricing-note">
        {preview && (preview.errors[0]?.message ?? filled(text(words.goodsFound), { n: format.number(preview.goods) }))}
      </p>
      {preview && preview.examples.length > 0 && <DecisionTable decisions={preview.examples} />}
    </Section>
  );
}
