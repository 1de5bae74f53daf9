import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Button, Checkbox, Dialog, DialogActions, Field, Input } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { createCards, subjectCharacteristics } from '../api/editing-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useLeaving } from '../hooks/use-leaving.tsx';
import { blankCard, isPrice, newSize, type SizeDraft } from '../model/blank-card.ts';
import { characteristicPrefix, measures } from '../model/rules.ts';
import { TextField } from './card-form.tsx';
import { CharacteristicField, type Characteristic } from './characteristic-field.tsx';
import { Refusals } from './refusals.tsx';
import { SizeRows } from './size-rows.tsx';
import { SubjectPicker, type Subject } from './subject-picker.tsx';

/** A card from nothing: first what it is of, then what can be said of that. Fetched when it is first opened. */
export default function NewCardDialog({ shopId, onClose }: { shopId: string; onClose(): void }) {
  const { t } = useTranslation('new-card');
  const leaving = useLeaving(onClose);
  const [subject, setSubject] = useState<Subject | null>(null);
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t('title')} description={t('hint')} width="wide">
        <div className="flex flex-col gap-4">
          <SubjectPicker shopId={shopId} subject={subject} onSubject={setSubject} />
          {subject && <NewCardForm key={subject.id} subject={subject} shopId={shopId} onDirty={leaving.onDirty} onDone={leaving.onDone} />}
        </div>
      </Dialog>
      {leaving.question}
    </>
  );
}

interface NewCardFormProps {
  subject: Subject;
  shopId: string;
  onDirty(dirty: boolean): void;
  onDone(): void;
}

function NewCardForm({ subject, shopId, onDirty, onDone }: NewCardFormProps) {
  const { t } = useTranslation(['new-card', 'editing']);
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [sizes, setSizes] = useState<readonly SizeDraft[]>([newSize(1)]);
  const [makeBarcodes, setMakeBarcodes] = useState(true);
  // What is missing is not held against a form that nobody has tried to send.
  const [tried, setTried] = useState(false);
  const query = useQuery({ ...shopQuery(subjectCharacteristics, { subjectId: subject.id }, shopId), staleTime: Infinity });
  const { draft, refused } = useDraft(createCards, shopId, (result) => result.productsCreate, onDone);
  const dirty = Object.values(values).some((value) => value.trim() !== '') || sizes.some(({ key: _key, ...texts }) => Object.values(texts).some((text) => text.trim() !== ''));
  useEffect(() => onDirty(dirty), [onDirty, dirty]);
  useEffect(() => () => onDirty(false), [onDirty]);

  const offered = (query.data?.productSubjectCharacteristics.nodes ?? []).filter(({ type, namedField }) => type !== 'UNUSED' && !namedField);
  const required = offered.filter((one) => one.required);
  const popular = offered.filter((one) => !one.required && one.popular);
  const others = offered.filter((one) => !one.required && !one.popular);
  const valueOf = (field: string) => values[field] ?? '';
  const set = (field: string) => (value: string) => setValues((present) => ({ ...present, [field]: value }));
  const { card, sent } = blankCard({ subjectId: subject.id, values, sizes, makeBarcodes });
  const refusalAt = (field: string) =>
    refused.find(({ path }) => (path[2] === 'values' ? sent[Number(path[3])] === field : path[2] === field))?.message;
  const known = new Set([...sent, 'vendorCode']);
  const missing = required.filter(({ id }) => valueOf(characteristicPrefix + id).trim() === '').length + (card.vendorCode === '' ? 1 : 0);
  const characteristics = (list: readonly Characteristic[]) =>
    list.map((characteristic) => (
      <CharacteristicField
        key={characteristic.id}
        characteristic={characteristic}
        subjectId={subject.id}
        shopId={shopId}
        value={valueOf(characteristicPrefix + characteristic.id)}
        onChange={set(characteristicPrefix + characteristic.id)}
        error={refusalAt(characteristicPrefix + characteristic.id)}
        demanding={tried}
      />
    ));
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
        if (!draft.isPending && sizes.every(({ price }) => isPrice(price))) draft.mutate({ input: { cards: [card] } });
      }}
    >
      <TextField field="vendorCode" value={valueOf('vendorCode')} onChange={set('vendorCode')} refusal={refusalAt('vendorCode') ?? (tried && card.vendorCode === '' ? t('editing:card.required') : undefined)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field="title" value={valueOf('title')} onChange={set('title')} refusal={refusalAt('title')} />
        <TextField field="brand" value={valueOf('brand')} onChange={set('brand')} refusal={refusalAt('brand')} />
      </div>
      <TextField field="description" long value={valueOf('description')} onChange={set('description')} refusal={refusalAt('description')} />
      <fieldset className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <legend className="mb-2 font-semibold">{t('dimensions')}</legend>
        {measures.map((field) => (
          <Field key={field} label={t(`editing:field.${field}`)} error={refusalAt(field)}>
            {(control) => <Input {...control} inputMode="decimal" value={valueOf(field)} onChange={(event) => set(field)(event.target.value)} />}
          </Field>
        ))}
      </fieldset>
      <SizeRows sizes={sizes} onSizes={setSizes} />
      <Checkbox checked={makeBarcodes} onChange={(event) => setMakeBarcodes(event.target.checked)}>
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
        <Refusals errors={refused.filter(({ path }) => !known.has(path[2] === 'values' ? (sent[Number(path[3])] ?? '') : (path[2] ?? '')))} />
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
