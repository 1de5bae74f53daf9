import { useId, useRef, useState } from 'react';
import { Button, Dialog, DialogActions, Field, InlineError, Input, Select, TextArea, toast, useFormat, useHostUpload, useTexts, useWritable, type UploadedFile } from '@vitrina/ui-sdk';
import { columnNames, cost } from './cost-texts.ts';
import { useCostsPreview, useImportCosts, type CostsPreview, type ImportColumn } from './costs-api.ts';
import { filled, texts } from './texts.ts';
import { moscowToday } from './use-costs-typed.ts';
import { useSettled } from './use-settled.ts';

const most = 100;

/** A table that is pasted or uploaded: its columns as they are understood, what becomes of its rows, and nothing is kept before somebody says so. */
export function CostsImport({ onClose, onKept }: { onClose(): void; onKept(): void }) {
  const text = useTexts();
  const [typed, setTyped] = useState('');
  const settled = useSettled(typed, 400);
  const [file, setFile] = useState<UploadedFile | null>(null);
  const given = file !== null || settled.trim() !== '';
  return (
    <Dialog open onClose={onClose} title={text(cost.import)} description={text(cost.importHint)} width="wide">
      <div className="pricing-form">
        {file ? (
          <p className="pricing-file">
            <b>{file.name}</b>
            <Button size="sm" onClick={() => setFile(null)}>
              {text(cost.otherFile)}
            </Button>
          </p>
        ) : (
          <>
            <Field label={text(cost.table)}>
              {(control) => (
                <TextArea
                  {...control}
                  rows={6}
                  wrap="off"
                  className="pricing-table-text"
                  placeholder={'123456789\t640,50'}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
            <FilePicker onFile={setFile} />
          </>
        )}
        {given ? (
          <Understood key={file?.id ?? headOf(settled)} source={file ? { fileId: file.id } : { text: settled }} settling={file === null && typed !== settled} onClose={onClose} onKept={onKept} />
        ) : (
          <DialogActions>
            <Button onClick={onClose}>{text(texts.close)}</Button>
          </DialogActions>
        )}
      </div>
    </Dialog>
  );
}

/** Tables with the same head are the same table, corrected: what was said of its columns stays. */
const headOf = (table: string) => table.trimStart().split('\n', 1)[0];

function FilePicker({ onFile }: { onFile(file: UploadedFile): void }) {
  const text = useTexts();
  const id = useId();
  const upload = useHostUpload();
  const { writable, reason } = useWritable();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (chosen: File) => {
    setBusy(true);
    setError(null);
    try {
      onFile(await upload(chosen, { signal: new AbortController().signal, onProgress: () => undefined }));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <div>
      <label htmlFor={id} className="pricing-file-label" title={reason}>
        {text(cost.file)}
        <input
          id={id}
          type="file"
          accept=".xlsx,.csv,.tsv,.txt"
          className="pricing-hidden"
          disabled={busy || !writable}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) void send(chosen);
            // The same file may be chosen again, corrected.
            event.target.value = '';
          }}
        />
      </label>
      {error !== null && <InlineError error={error} />}
    </div>
  );
}

interface UnderstoodProps {
  source: { fileId: string } | { text: string };
  /** What is looked at is not yet what stands in the field. */
  settling: boolean;
  onClose(): void;
  onKept(): void;
}

function Understood({ source, settling, onClose, onKept }: UnderstoodProps) {
  const text = useTexts();
  const format = useFormat();
  const [targets, setTargets] = useState<ReadonlyMap<number, string | null>>(new Map());
  const [from, setFrom] = useState(moscowToday);
  const [refused, setRefused] = useState<string | null>(null);
  const attempt = useRef({ input: '', key: '' });
  const input = { ...source, columns: [...targets].map(([index, target]) => ({ index, target })), validFrom: from };
  const { data, error } = useCostsPreview(input);
  const { mutateAsync, isPending, error: failure } = useImportCosts();
  // While another look is under way the one before stays, so that nothing jumps.
  const [last, setLast] = useState<CostsPreview | null>(null);
  const fresh = data?.pricingCostsImportPreview;
  if (fresh && fresh !== last) setLast(fresh);
  const seen = fresh ?? last;
  const ready = fresh !== undefined && fresh.errors.length === 0 && fresh.tally.set > 0 && !settling;
  const keep = async () => {
    setRefused(null);
    const asked = JSON.stringify(input);
    if (attempt.current.input !== asked) attempt.current = { input: asked, key: crypto.randomUUID() };
    const { pricingCostsImport: answer } = await mutateAsync({ input: { ...input, idempotencyKey: attempt.current.key } });
    if (answer.errors[0]) {
      setRefused(answer.errors[0].message);
      return;
    }
    toast('done', filled(text(cost.saved), { n: format.number(answer.tally.set) }));
    onKept();
    onClose();
  };
  return (
    <form
      className="pricing-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void keep().catch(() => undefined);
      }}
    >
      {seen && seen.columns.length > 0 && <Columns columns={seen.columns} onTarget={(index, target) => setTargets(new Map(targets).set(index, target))} />}
      <Field label={text(cost.countsFrom)}>{(control) => <Input {...control} type="date" required value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
      {seen && <Outcome seen={seen} />}
      {refused && (
        <p role="alert" className="pricing-bad">
          {refused}
        </p>
      )}
      {(error ?? failure) && <InlineError error={error ?? failure} />}
      <DialogActions>
        <Button onClick={onClose}>{text(texts.close)}</Button>
        <Button type="submit" look="primary" busy={isPending} aria-disabled={!ready}>
          {filled(text(cost.keep), { n: format.number(seen?.tally.set ?? 0) })}
        </Button>
      </DialogActions>
    </form>
  );
}

function Columns({ columns, onTarget }: { columns: readonly ImportColumn[]; onTarget(index: number, target: string | null): void }) {
  const text = useTexts();
  return (
    <section aria-label={text(cost.columns)}>
      <h3 className="pricing-note">{text(cost.columns)}</h3>
      <ul className="pricing-columns">
        {columns.map(({ index, header, target, samples }) => {
          const name = header || filled(text(cost.unnamed), { n: String(index + 1) });
          return (
            <li key={index}>
              <span>
                <b>{name}</b>
                <span className="pricing-note">{samples.filter(Boolean).join(' · ')}</span>
              </span>
              <Select aria-label={filled(text(cost.meaning), { column: name })} value={target ?? ''} onChange={(event) => onTarget(index, event.target.value || null)}>
                <option value="">{text(cost.skip)}</option>
                {Object.entries(columnNames).map(([path, label]) => (
                  <option key={path} value={path}>
                    {text(label)}
                  </option>
                ))}
              </Select>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Outcome({ seen }: { seen: CostsPreview }) {
  const text = useTexts();
  const format = useFormat();
  const { tally, examples, errors } = seen;
  const [first] = examples;
  return (
    <div role="status">
      {errors[0] ? (
        <p className="pricing-bad">{errors[0].message}</p>
      ) : (
        <p>
          {filled(text(cost.fit), { n: format.number(tally.set) })}
          {tally.unchanged > 0 && ` ${filled(text(cost.unchanged), { n: format.number(tally.unchanged) })}`}
        </p>
      )}
      {first && (
        <p className="pricing-note">
          {filled(text(cost.example), { nmId: first.nmId, amount: format.money(first.amount, first.currency), day: format.date(first.validFrom) })}
        </p>
      )}
      {tally.bad > 0 && (
        <>
          <p className="pricing-bad">{filled(text(cost.bad), { n: format.number(tally.bad) })}</p>
          <ul className="pricing-left-out">
            {tally.problems.slice(0, most).map(({ line, message }) => (
              <li key={line}>
                {filled(text(texts.line), { n: format.number(line) })}: {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
