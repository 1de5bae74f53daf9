import { useMutation, useQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, DialogActions, Field, offlineNote, Select, TextArea } from '@/components/ui';
import { files, shopQuery, type ApiError, type UploadedFile } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { useWritable } from '@/lib/offline/use-writable.ts';
import { importCards, importPreview } from '../api/editing-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { characteristicPrefix, measures, texts } from '../model/rules.ts';
import type { FormProps } from './bulk-dialog.tsx';
import { Refusals } from './refusals.tsx';

const settleMillis = 400;
const keys = ['key.nmId', 'key.vendorCode', 'key.sku'] as const;

/** What somebody made of a column, and what it was taken for at first, which can be chosen again. */
interface Override {
  target: string | null;
  first: string | null;
}

const none: Readonly<Record<number, Override>> = {};
/** Tables with the same head are the same table, corrected. */
const headOf = (text: string) => text.trimStart().split('\n', 1)[0];

/** A table that is pasted or uploaded: its columns as they are understood, and what becomes of its rows, before anything is drafted. */
export function ImportForm({ shopId, onDirty, onDone }: FormProps) {
  const { t } = useTranslation('editing');
  const format = useFormat();
  const picker = useId();
  const { writable, reason } = useWritable();
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  const settle = useDebounced(setSettled, settleMillis);
  const [file, setFile] = useState<UploadedFile | null>(null);
  const [overrides, setOverrides] = useState(none);
  const upload = useMutation<UploadedFile, ApiError, File>({
    mutationFn: (chosen) => files.upload(chosen, shopId, { signal: new AbortController().signal, onProgress: () => undefined }),
    onSuccess: (sent) => {
      setFile(sent);
      setOverrides(none);
    },
  });
  const source = useMemo(() => (file ? { fileId: file.id } : { text: settled }), [file, settled]);
  const columns = Object.entries(overrides).map(([index, { target }]) => ({ index: Number(index), target }));
  const given = file !== null || settled.trim() !== '';
  const preview = useQuery({ ...shopQuery(importPreview, { input: { ...source, columns } }, shopId), enabled: given, placeholderData: (known) => known });
  const seen = given ? preview.data?.productImportPreview : undefined;
  const firstOf = ({ index, target }: { index: number; target?: string | null }) => (overrides[index] ? overrides[index].first : (target ?? null));
  const { draft, refused } = useDraft(importCards, shopId, (result) => result.productsImport, onDone);
  const ready = seen !== undefined && seen.errors.length === 0 && seen.tally.edited > 0 && !preview.isPlaceholderData && !upload.isPending && (file !== null || text === settled);
  const dirty = file !== null || text.trim() !== '';
  useEffect(() => onDirty(dirty), [onDirty, dirty]);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !draft.isPending) draft.mutate({ input: { ...source, columns } });
      }}
    >
      {file ? (
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-all">{file.name}</span>
          <span className="text-muted">{format.bytes(file.size)}</span>
          <Button
            size="sm"
            onClick={() => {
              setFile(null);
              setOverrides(none);
            }}
          >
            {t('import.other')}
          </Button>
        </p>
      ) : (
        <>
          <Field label={t('import.paste')} hint={t('import.pasteHint')}>
            {(control) => (
              <TextArea
                {...control}
                rows={5}
                className="font-mono text-xs whitespace-pre"
                wrap="off"
                value={text}
                onChange={(event) => {
                  setText(event.target.value);
                  if (headOf(event.target.value) !== headOf(text)) setOverrides(none);
                  settle.call(event.target.value);
                }}
              />
            )}
          </Field>
          <div>
            <label
              htmlFor={picker}
              title={reason}
              className="inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-md border border-line-strong px-3 font-medium focus-within:outline-2 hover:bg-sunken has-disabled:cursor-default has-disabled:opacity-55"
            >
              <Upload className="size-4" aria-hidden="true" />
              {upload.isPending ? t('import.uploading') : t('import.file')}
              <input
                id={picker}
                type="file"
                accept=".xlsx,.csv,.tsv,.txt"
                className="sr-only"
                disabled={upload.isPending || !writable}
                aria-describedby={writable ? undefined : offlineNote}
                onChange={(event) => {
                  const chosen = event.target.files?.[0];
                  if (chosen) upload.mutate(chosen);
                  // The same file may be chosen again, corrected.
                  event.target.value = '';
                }}
              />
            </label>
            {upload.error && <InlineError error={upload.error} />}
          </div>
        </>
      )}
      {preview.error && <InlineError error={preview.error} />}
      {seen && seen.columns.length > 0 && (
        <section aria-label={t('import.columns')} className="flex flex-col gap-2">
          <h3 className="text-xs font-medium text-muted">{t('import.columns')}</h3>
          <ul className="flex max-h-64 flex-col gap-1 overflow-y-auto">
            {seen.columns.map((column) => (
              <li key={column.index} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-2">
                <span className="min-w-0">
                  <span className="block truncate font-medium">{column.header || t('import.unnamed', { number: column.index + 1 })}</span>
                  <span className="block truncate text-xs text-muted">{column.samples.filter(Boolean).join(' · ')}</span>
                </span>
                {column.readOnly ? (
                  <span className="text-xs text-muted">{t('import.readOnly')}</span>
                ) : (
                  <Select
                    aria-label={t('import.meaning', { column: column.header || String(column.index + 1) })}
                    value={column.target ?? ''}
                    onChange={(event) => setOverrides({ ...overrides, [column.index]: { target: event.target.value || null, first: firstOf(column) } })}
                  >
                    <option value="">{t('import.skip')}</option>
                    {keys.map((key) => (
                      <option key={key} value={key}>
                        {t(`import.${key}`)}
                      </option>
                    ))}
                    {[...texts, ...measures].map((field) => (
                      <option key={field} value={field}>
                        {t(`field.${field}`)}
                      </option>
                    ))}
                    {firstOf(column)?.startsWith(characteristicPrefix) && <option value={firstOf(column) ?? ''}>{column.header}</option>}
                  </Select>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {seen && (
        <div role="status" aria-busy={preview.isPlaceholderData} className="flex flex-col gap-1">
          <p>{t('import.tally', { edited: format.number(seen.tally.edited), unchanged: format.number(seen.tally.unchanged), bad: format.number(seen.tally.bad) })}</p>
          {seen.tally.problems.length > 0 && (
            <details>
              <summary className="cursor-pointer text-bad">{t('import.bad', { count: seen.tally.bad })}</summary>
              <ul className="mt-1 max-h-40 overflow-y-auto text-xs">
                {seen.tally.problems.map((problem) => (
                  <li key={problem.line}>{t('import.line', { line: problem.line, message: problem.message })}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
      <Refusals errors={[...(seen?.errors ?? []), ...refused]} />
      <DialogActions>
        <Button look="primary" type="submit" busy={draft.isPending} disabled={!ready}>
          {t('draft')}
        </Button>
      </DialogActions>
    </form>
  );
}
