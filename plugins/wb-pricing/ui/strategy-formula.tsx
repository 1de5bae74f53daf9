import { Button, Field, Input, Section, Select, useTexts } from '@vitrina/ui-sdk';
import { operations, type Operation } from './rule.ts';
import { useKnowsRivals } from './strategies-api.ts';
import { emptyPhase, messageAt, type Draft, type PhaseDraft } from './strategy-draft.ts';
import { Days, TypedField, type Part } from './strategy-fields.tsx';
import { formulaNames, words } from './strategy-texts.ts';
import type { FormulaKind } from './strategy-types.ts';
import { filled, operationNames } from './texts.ts';

export function FormulaPart(part: Part) {
  const text = useTexts();
  const { draft, change, errors } = part;
  const knowsRivals = useKnowsRivals();
  const kinds = (Object.keys(formulaNames) as FormulaKind[]).filter((kind) => kind !== 'RIVAL' || knowsRivals || draft.formula === 'RIVAL');
  const rules = operations.filter((operation) => operation !== 'SET_CLUB_DISCOUNT');
  return (
    <Section title={text(words.formula)}>
      <div className="strategy-fields">
        <Field label={text(words.formula)} error={messageAt(errors, 'formula')}>
          {(field) => (
            <Select {...field} value={draft.formula} onChange={(event) => change({ formula: event.target.value as FormulaKind })}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {text(formulaNames[kind])}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {draft.formula === 'RULE' && (
          <Field label={text(words.operation)} error={messageAt(errors, 'operation')}>
            {(field) => (
              <Select {...field} value={draft.operation} onChange={(event) => change({ operation: event.target.value as Operation })}>
                {rules.map((operation) => (
                  <option key={operation} value={operation}>
                    {text(operationNames[operation])}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {draft.formula === 'RIVAL' && (
          <Field label={text(words.unit)}>
            {(field) => (
              <Select {...field} value={draft.unit} onChange={(event) => change({ unit: event.target.value as Draft['unit'] })}>
                <option value="AMOUNT">{text(words.inMoney)}</option>
                <option value="PERCENT">{text(words.inPercent)}</option>
              </Select>
            )}
          </Field>
        )}
        {draft.formula === 'DISCOUNTS' ? (
          <Phases {...part} />
        ) : (
          <>
            <TypedField {...part} name="value" label={draft.formula === 'RULE' ? 'value' : draft.formula === 'RIVAL' ? 'below' : 'percent'} />
            <TypedField {...part} name="ending" label="ending" hint="endingHint" />
          </>
        )}
      </div>
    </Section>
  );
}

function Phases(part: Part) {
  const text = useTexts();
  const { draft, change, errors } = part;
  const put = (at: number, changed: Partial<PhaseDraft>) => change({ phases: draft.phases.map((phase, other) => (other === at ? { ...phase, ...changed } : phase)) });
  return (
    <>
      {draft.phases.map((phase, at) => {
        const place = String(at);
        const n = { n: String(at + 1) };
        return (
          // A phase has no name but its place.
          <fieldset key={place} className="strategy-wide strategy-fields">
            <legend className="pricing-note">{filled(text(words.phase), n)}</legend>
            <Field label={text(words.discount)} error={messageAt(errors, place, 'discount')}>
              {(field) => <Input {...field} inputMode="numeric" autoComplete="off" value={phase.discount} onChange={(event) => put(at, { discount: event.target.value })} />}
            </Field>
            <Field label={text(words.from)} error={messageAt(errors, place, 'from')}>
              {(field) => <Input {...field} type="date" value={phase.from} onChange={(event) => put(at, { from: event.target.value })} />}
            </Field>
            <Field label={text(words.until)} error={messageAt(errors, place, 'until')}>
              {(field) => <Input {...field} type="date" value={phase.until} onChange={(event) => put(at, { until: event.target.value })} />}
            </Field>
            <Days legend={text(words.days)} days={phase.days} onChange={(days) => put(at, { days })} />
            {draft.phases.length > 1 && (
              <div>
                <Button size="sm" aria-label={filled(text(words.dropPhase), n)} onClick={() => change({ phases: draft.phases.filter((_, other) => other !== at) })}>
                  {text(words.remove)}
                </Button>
              </div>
            )}
          </fieldset>
        );
      })}
      <div className="strategy-wide">
        <Button size="sm" onClick={() => change({ phases: [...draft.phases, emptyPhase] })}>
          {text(words.addPhase)}
        </Button>
      </div>
      <TypedField {...part} name="otherwise" label="otherwise" hint="otherwiseHint" />
    </>
  );
}
