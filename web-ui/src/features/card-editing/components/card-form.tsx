import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, DialogActions, Field, Input, TextArea } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { useKeptDraft } from '@/lib/hooks/use-kept-draft.ts';
import { cardDraft } from '@/lib/kept-drafts.ts';
import { editCards, subjectCharacteristics } from '../api/editing-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { lengthOf, limits, rulesOf, valuesOfCard, type EditedCard } from '../model/card-form.ts';
import { characteristicPrefix, measures } from '../model/rules.ts';
import { CharacteristicField, type Characteristic } from './characteristic-field.tsx';
import { Refusals } from './refusals.tsx';

interface CardFormProps {
  card: EditedCard;
  shopId: string;
  onDirty(dirty: boolean): void;
  onDone(): void;
}

const nothing = {};

/** All that can be edited of a card. Only what was changed becomes part of the draft. */
export function CardForm({ card, shopId, onDirty, onDone }: CardFormProps) {
  const { t } = useTranslation('editing');
  const [before] = useState(() => valuesOfCard(card));
  const [typed, setTyped] = useKeptDraft<Readonly<Record<string, string>>>(cardDraft(card.nmId, shopId), nothing);
  const values = useMemo(() => ({ ...before, ...typed }), [before, typed]);
  const rules = useMemo(() => rulesOf(before, values), [before, values]);
  const dirty = rules.length > 0;
  useEffect(() => onDirty(dirty), [onDirty, dirty]);
  const known = useQuery({
    ...shopQuery(subjectCharacteristics, { subjectId: card.subjectId ?? '' }, shopId),
    enabled: !!card.subjectId,
    staleTime: Infinity,
  });
  const { draft, refused } = useDraft(editCards, shopId, (result) => result.productsEdit, onDone);
  const set = (field: string) => (value: string) => setTyped((present) => ({ ...present, [field]: value }));
  const characteristics = useCharacteristics(card, known.data?.productSubjectCharacteristics.nodes);
  const refusalAt = (field: string) => {
    const at = rules.findIndex((rule) => rule.field === field);
    return refused.find(({ path }) => path[0] === 'rules' && path[1] === String(at))?.message;
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && !draft.isPending) draft.mutate({ input: { cards: { nmIds: [card.nmId] }, rules } });
      }}
    >
      <TextField field="title" value={values.title ?? ''} onChange={set('title')} refusal={refusalAt('title')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field="vendorCode" value={values.vendorCode ?? ''} onChange={set('vendorCode')} refusal={refusalAt('vendorCode')} />
        <TextField field="brand" value={values.brand ?? ''} onChange={set('brand')} refusal={refusalAt('brand')} />
      </div>
      <TextField field="description" long value={values.description ?? ''} onChange={set('description')} refusal={refusalAt('description')} />
      <fieldset className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <legend className="sr-only">{t('card.dimensions')}</legend>
        {measures.map((field) => (
          <Field key={field} label={t(`field.${field}`)} error={refusalAt(field)}>
            {(control) => <Input {...control} inputMode="decimal" value={values[field] ?? ''} onChange={(event) => set(field)(event.target.value)} />}
          </Field>
        ))}
      </fieldset>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">{t('field.characteristics')}</legend>
        {known.error && <InlineError error={known.error} />}
        {characteristics.map((characteristic) => (
          <CharacteristicField
            key={characteristic.id}
            characteristic={characteristic}
            subjectId={card.subjectId ?? null}
            shopId={shopId}
            value={values[characteristicPrefix + characteristic.id] ?? ''}
            onChange={set(characteristicPrefix + characteristic.id)}
            error={refusalAt(characteristicPrefix + characteristic.id)}
          />
        ))}
      </fieldset>
      <div className="sticky bottom-0 sm:-bottom-[10vh] -mx-5 -mb-5 border-t bg-surface px-5 py-3">
        <Refusals errors={refused.filter(({ path }) => path[0] !== 'rules')} />
        <DialogActions>
          <span role="status" className="mr-auto self-center text-muted">
            {dirty && t('card.changes', { count: rules.length })}
          </span>
          <Button look="primary" type="submit" busy={draft.isPending} disabled={!dirty}>
            {t('draft')}
          </Button>
        </DialogActions>
      </div>
    </form>
  );
}

interface TextFieldProps {
  field: 'title' | 'vendorCode' | 'brand' | 'description';
  long?: boolean;
  value: string;
  onChange(value: string): void;
  refusal: string | undefined;
}

export function TextField({ field, long = false, value, onChange, refusal }: TextFieldProps) {
  const { t } = useTranslation('editing');
  const limit = limits[field];
  const length = lengthOf(value);
  const over = limit !== undefined && length > limit;
  const error = refusal ?? (over ? t('card.tooLong', { limit }) : undefined);
  return (
    <Field label={t(`field.${field}`)} hint={limit === undefined ? undefined : <span className="tabular-nums">{t('card.length', { length, limit })}</span>} error={error}>
      {(control) =>
        long ? (
          <TextArea {...control} rows={6} value={value} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

/** What the subject may have, the required first; and what the card has that the directory does not know. */
function useCharacteristics(card: EditedCard, known: readonly Characteristic[] | undefined): readonly Characteristic[] {
  return useMemo(() => {
    const offered = (known ?? []).filter(({ type, namedField }) => type !== 'UNUSED' && !namedField);
    const ids = new Set(known?.map(({ id }) => id));
    const others = card.characteristics
      .filter(({ id }) => !ids.has(id))
      .map(({ id, name }) => ({ id, name, type: 'TEXTS' as const, required: false, unit: null, maxCount: 0, popular: false, namedField: false, directory: null }));
    const weight = ({ required, popular, id }: Characteristic) =>
      required ? 0 : card.characteristics.some((present) => present.id === id) ? 1 : popular ? 2 : 3;
    return [...offered, ...others].toSorted((one, other) => weight(one) - weight(other));
  }, [card, known]);
}
