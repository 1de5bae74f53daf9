import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Button, Checkbox, DialogActions, Field, Input } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { createCards, subjectCharacteristics } from '../api/editing-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import type { NewCard } from '../hooks/use-new-card.ts';
import { blankCard, isPrice } from '../model/blank-card.ts';
import { characteristicPrefix, measures } from '../model/rules.ts';
import { TextField } from './card-form.tsx';
import { CharacteristicField, type Characteristic } from './characteristic-field.tsx';
import { Refusals } from './refusals.tsx';
import { SizeRows } from './size-rows.tsx';
import type { Subject } from './subject-picker.tsx';
import { UnusedValues } from './unused-values.tsx';

interface NewCardFormProps {
  subject: Subject;
  card: NewCard;
  shopId: string;
  onDone(): void;
}

/** All that can be said of goods of a subject. */
export function NewCardForm({ subject, card, shopId, onDone }: NewCardFormProps) {
  const { t } = useTranslation(['new-card', 'editing']);
  const form = useRef<HTMLFormElement>(null);
  // What is missing is not held against a form that nobody has tried to send.
  const [tried, setTried] = useState(false);
  // A refusal names a field by its place when it was sent; more may be filled in by now.
  const [sent, setSent] = useState<readonly string[]>([]);
  const query = useQuery({ ...shopQuery(subjectCharacteristics, { subjectId: subject.id }, shopId), staleTime: Infinity });
  const { draft, refused } = useDraft(createCards, shopId, (result) => result.productsCreate, onDone);
  const { valueOf, values, sizes, makeBarcodes } = card;

  const offered = (query.data?.productSubjectCharacteristics.nodes ?? []).filter(({ type, namedField }) => type !== 'UNUSED' && !namedField);
  const required = offered.filter((one) => one.required);
  const popular = offered.filter((one) => !one.required && one.popular);
  const others = offered.filter((one) => !one.required && !one.popular);
  const applies = new Set(offered.map(({ id }) => characteristicPrefix + id));
  const isUnused = (field: string) => field.startsWith(characteristicPrefix) && !applies.has(field);
  const unused = Object.keys(values).filter((field) => isUnused(field) && valueOf(field).trim() !== '');
  const blank = blankCard({ subjectId: subject.id, values: Object.fromEntries(Object.entries(values).filter(([field]) => !isUnused(field))), sizes, makeBarcodes });
  const refusedField = ({ path }: { path: readonly string[] }) => (path[2] === 'values' ? sent[Number(path[3])] : path[2]);
  const refusalAt = (field: string) => refused.find((error) => refusedField(error) === field)?.message;
  const shown = new Set<string>(['vendorCode', 'title', 'brand', 'description', ...measures, ...applies]);
  const missing = required.filter(({ id }) => valueOf(characteristicPrefix + id).trim() === '').length + (blank.card.vendorCode === '' ? 1 : 0);
  const text = (field: 'vendorCode' | 'title' | 'brand' | 'description') => ({ field, value: valueOf(field), onChange: (value: string) => card.set(field, value), refusal: refusalAt(field) });
  const characteristics = (list: readonly Characteristic[]) =>
    list.map((characteristic) => {
      const field = characteristicPrefix + characteristic.id;
      return (
        <CharacteristicField
          key={characteristic.id}
          characteristic={characteristic}
          subjectId={subject.id}
          shopId={shopId}
          value={valueOf(field)}
          onChange={(value) => card.set(field, value, characteristic.name)}
          error={refusalAt(field)}
          demanding={tried}
        />
      );
    });
  useEffect(() => {
    if (tried) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tried]);

  if (query.isPending) return <SkeletonLines lines={8} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing > 0) return setTried(true);
        if (draft.isPending || !sizes.every(({ price }) => isPrice(price))) return;
        setSent(blank.sent);
        draft.mutate({ input: { cards: [blank.card] } });
      }}
    >
      {unused.length > 0 && <UnusedValues subject={subject.name} fields={unused} card={card} />}
      <TextField {...text('vendorCode')} refusal={refusalAt('vendorCode') ?? (tried && blank.card.vendorCode === '' ? t('editing:card.required') : undefined)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...text('title')} />
        <TextField {...text('brand')} />
      </div>
      <TextField {...text('description')} long />
      <fieldset className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <legend className="mb-2 font-semibold">{t('dimensions')}</legend>
        {measures.map((field) => (
          <Field key={field} label={t(`editing:field.${field}`)} error={refusalAt(field)}>
            {(control) => <Input {...control} inputMode="decimal" value={valueOf(field)} onChange={(event) => card.set(field, event.target.value)} />}
          </Field>
        ))}
      </fieldset>
      <SizeRows sizes={sizes} onSizes={card.setSizes} />
      <Checkbox checked={makeBarcodes} onChange={(event) => card.setMakeBarcodes(event.target.checked)}>
        {t('barcodes')}
      </Checkbox>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">{t('editing:field.characteristics')}</legend>
        {offered.length === 0 && <p className="text-muted">{t('noCharacteristics')}</p>}
        {characteristics([...required, ...popular])}
        {others.length > 0 && (
          <details className="rounded-lg border px-3 py-2">
            <summary className="cursor-pointer font-medium">{t('others', { count: others.length })}</summary>
            <div className="flex flex-col gap-3 pt-3">{characteristics(others)}</div>
          </details>
        )}
      </fieldset>
      <div className="sticky bottom-0 -mx-5 -mb-5 border-t bg-surface px-5 py-3 sm:-bottom-[10vh] sm:rounded-b-xl">
        <Refusals errors={refused.filter((error) => !shown.has(refusedField(error) ?? ''))} />
        <DialogActions>
          <span role="status" className="mr-auto self-center text-muted">
            {missing > 0 && t('missing', { count: missing })}
          </span>
          <Button look="primary" type="submit" busy={draft.isPending}>
            {t('editing:draft')}
          </Button>
        </DialogActions>
      </div>
    </form>
  );
}
