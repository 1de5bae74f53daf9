import { useEffect, useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, Field, InlineError, Select, useFormat, useHostDownload, useTexts } from '@vitrina/ui-sdk';
import type { GoodsQuery } from './api.ts';
import { useHistoryExports, useStartExport, type HistoryExport } from './entry-api.ts';
import { entry } from './entry-texts.ts';
import { filled, texts } from './texts.ts';

interface ExportDialogProps {
  selected: ReadonlySet<string>;
  /** Null for the ticked goods alone. */
  all: { filter: GoodsQuery['filter']; total: number } | null;
  onClose(): void;
}

const pauseMillis = 700;

/** The history of goods as a file: of those that are ticked, or of all that the list finds. */
export default function ExportDialog({ selected, all, onClose }: ExportDialogProps) {
  const text = useTexts();
  const format = useFormat();
  const [everything, setEverything] = useState(all !== null && selected.size === 0);
  const [kind, setKind] = useState<HistoryExport['format']>('XLSX');
  const [refused, setRefused] = useState<string | null>(null);
  const { mutateAsync, isPending, error } = useStartExport();
  const { data, refetch } = useHistoryExports();
  const files = data?.pricingHistoryExports ?? [];
  const making = files.some(({ state }) => state === 'QUEUED' || state === 'RUNNING');
  useEffect(() => {
    if (!making) return;
    const timer = setInterval(() => void refetch(), pauseMillis);
    return () => clearInterval(timer);
  }, [making, refetch]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefused(null);
    const goods = everything && all ? { filter: all.filter, expectedCount: all.total } : { nmIds: [...selected] };
    const { pricingHistoryExport: answer } = await mutateAsync({ input: { format: kind, goods } });
    if (answer.export === null) setRefused(answer.errors[0]?.message ?? null);
    await refetch();
  };
  return (
    <Dialog open onClose={onClose} title={text(entry.exporting)} description={text(entry.exportHint)}>
      <form className="pricing-form" onSubmit={(event) => void submit(event).catch(() => undefined)}>
        {all && (
          <Field label={text(texts.goods)}>
            {(field) => (
              <Select {...field} value={everything ? 'all' : 'selected'} onChange={(event) => setEverything(event.target.value === 'all')}>
                {selected.size > 0 && <option value="selected">{filled(text(texts.ticked), { n: format.number(selected.size) })}</option>}
                <option value="all">{filled(text(all.filter.text ? texts.allFound : texts.allGoods), { n: format.number(all.total) })}</option>
              </Select>
            )}
          </Field>
        )}
        <Field label={text(entry.format)}>
          {(field) => (
            <Select {...field} value={kind} onChange={(event) => setKind(event.target.value as HistoryExport['format'])}>
              <option value="XLSX">XLSX</option>
              <option value="CSV">CSV</option>
            </Select>
          )}
        </Field>
        {refused && (
          <p role="alert" className="pricing-bad">
            {refused}
          </p>
        )}
        {error && <InlineError error={error} />}
        {files.length > 0 && <Files files={files} />}
        <DialogActions>
          <Button onClick={onClose}>{text(texts.close)}</Button>
          <Button type="submit" look="primary" busy={isPending}>
            {text(entry.makeFile)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Files({ files }: { files: readonly HistoryExport[] }) {
  const text = useTexts();
  const format = useFormat();
  const download = useHostDownload();
  const [failure, setFailure] = useState<unknown>(null);
  const save = (id: string) => {
    setFailure(null);
    void download(`/api/files/${id}`).catch((thrown: unknown) => setFailure(thrown));
  };
  return (
    <section aria-label={text(entry.files)}>
      <h3 className="pricing-note">{text(entry.files)}</h3>
      <ul className="pricing-files">
        {files.map(({ id, format: kind, state, rows, file, problem, createdAt }) => (
          <li key={id}>
            <span>
              {kind} · {format.dateTime(createdAt)}
              {rows !== null && <span className="pricing-note"> {filled(text(entry.rows), { n: format.number(rows) })}</span>}
            </span>
            {file ? (
              <Button size="sm" onClick={() => save(file.id)}>
                {text(entry.download)}
              </Button>
            ) : (
              <span className={state === 'FAILED' ? 'pricing-bad' : 'pricing-note'}>{problem ?? text(state === 'DONE' ? entry.expired : state === 'FAILED' || state === 'CANCELLED' ? entry.failed : entry.making)}</span>
            )}
          </li>
        ))}
      </ul>
      {failure instanceof Error && <InlineError error={failure} />}
    </section>
  );
}
