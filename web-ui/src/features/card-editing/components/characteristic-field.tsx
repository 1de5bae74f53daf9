import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Input, TextArea } from '@/components/ui';
import type { SubjectCharacteristicsQuery } from '@/generated/graphql/graphql.ts';
import { shopQuery } from '@/lib/api';
import { directoryValues } from '../api/editing-documents.ts';

export type Characteristic = SubjectCharacteristicsQuery['productSubjectCharacteristics']['nodes'][number];

interface CharacteristicFieldProps {
  characteristic: Characteristic;
  subjectId: string | null;
  shopId: string;
  /** Several values a line each. */
  value: string;
  onChange(value: string): void;
  error: string | undefined;
  /** False while what is missing is not to be told yet. */
  demanding?: boolean;
}

/** By what the characteristic is: a number, one value, or several; with Wildberries' own values where it keeps a list. */
export function CharacteristicField({ characteristic, subjectId, shopId, value, onChange, error, demanding = true }: CharacteristicFieldProps) {
  const { t } = useTranslation('editing');
  const { name, type, unit, required, maxCount, directory } = characteristic;
  const list = useId();
  const [asked, setAsked] = useState(false);
  const lines = value.split('\n');
  const search = (lines.at(-1) ?? '').trim();
  const offered = useQuery({
    ...shopQuery(directoryValues, { kind: directory ?? 'COLORS', subjectId, search }, shopId),
    enabled: directory !== null && directory !== undefined && asked,
    staleTime: 60_000,
    placeholderData: (known) => known,
  });
  const many = type === 'TEXTS' && maxCount !== 1;
  const count = lines.filter((line) => line.trim() !== '').length;
  const label = `${name}${unit ? `, ${unit}` : ''}${required ? ' *' : ''}`;
  const tooMany = many && maxCount > 0 && count > maxCount ? t('card.tooMany', { limit: maxCount }) : undefined;
  const missing = demanding && required && value.trim() === '' ? t('card.required') : undefined;
  const hint = many ? (maxCount > 0 ? t('card.upTo', { count: maxCount }) : t('card.oneALine')) : undefined;
  return (
    <Field label={label} hint={hint} error={error ?? tooMany ?? missing}>
      {(control) => (
        <>
          {many ? (
            <TextArea
              {...control}
              rows={Math.min(6, Math.max(1, lines.length))}
              value={value}
              onFocus={() => setAsked(true)}
              onChange={(event) => onChange(event.target.value)}
            />
          ) : (
            <Input
              {...control}
              inputMode={type === 'NUMBER' ? 'decimal' : undefined}
              list={directory ? list : undefined}
              value={value}
              onFocus={() => setAsked(true)}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
          {directory && !many && (
            <datalist id={list}>
              {offered.data?.productDirectory.nodes.map((known) => (
                <option key={known.value} value={known.value}>
                  {known.note ?? undefined}
                </option>
              ))}
            </datalist>
          )}
          {directory && many && search !== '' && (
            <p className="flex flex-wrap gap-1">
              {offered.data?.productDirectory.nodes
                .filter((known) => known.value !== search)
                .slice(0, 6)
                .map((known) => (
                  <button
                    key={known.value}
                    type="button"
                    className="min-h-6 rounded-sm border px-1.5 text-xs hover:bg-sunken"
                    onClick={() => onChange([...lines.slice(0, -1), known.value].join('\n'))}
                  >
                    {known.value}
                  </button>
                ))}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
