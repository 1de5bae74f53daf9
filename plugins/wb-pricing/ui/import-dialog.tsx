import { useEffect, useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, InlineError, Select, useFormat, useHostUpload, useTexts, useWritable, type UploadedFile } from '@vitrina/ui-sdk';
import { useImportPreview, useImportPrices, type ImportColumn, type ImportInput } from './entry-api.ts';
import { entry, targets } from './entry-texts.ts';
import { Examples } from './examples.tsx';
import { filled, texts } from './texts.ts';
import { useDraft } from './use-draft.ts';

type Overrides = Readonly<Record<number, string | null>>;

/** Prices of a file: its columns as they are understood, and what becomes of its rows, before anything is drafted. */
export default function ImportDialog({ onClose }: { onClose(): void }) {
  const text = useTexts();
  const format = useFormat();
  const { writable } = useWritable();
  const upload = useHostUpload();
  const [file, setFile] = useState<UploadedFile | null>(null);
  const [overrides, setOverrides] = useState<Overrides>({});
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { mutateAsync, isPending, error } = useImportPrices();
  const { draft, refused } = useDraft();
  const [ready, setReady] = useState(false);
  const input: ImportInput | null = file && { fileId: file.id, columns: Object.entries(overrides).map(([index, target]) => ({ index: Number(index), target })) };
  const send = async (chosen: File) => {
    setSending(true);
    setFailure(null);
    try {
      setFile(await upload(chosen, { signal: new AbortController().signal, onProgress: () => undefined }));
      setOverrides({});
    } catch (thrown) {
      setFailure(thrown);
    } finally {
      setSending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (input && ready) void draft({ ...input, title: file?.name }, async (whole) => (await mutateAsync({ input: whole })).pricingImport).catch(() => undefined);
  };
  return (
    <Dialog open onClose={onClose} title={text(entry.importing)} description={text(entry.importHint)} width="wide">
      <form className="pricing-form" onSubmit={submit}>
        <p className="pricing-file">
          {file && (
            <>
              <span className="pricing-file-name">{file.name}</span> <span className="pricing-note">{format.bytes(file.size)}</span>
            </>
          )}
          <label className="pricing-pick">
            {text(sending ? entry.uploading : file ? entry.otherFile : entry.file)}
            <input
              type="file"
              accept=".xlsx,.csv,.tsv,.txt"
              disabled={sending || !writable}
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                if (chosen) void send(chosen);
                // The same file may be chosen again, corrected.
                event.target.value = '';
              }}
            />
          </label>
        </p>
        {failure instanceof Error && <InlineError error={failure} />}
        {input && <Look key={input.fileId} input={input} onColumn={(index, target) => setOverrides({ ...overrides, [index]: target })} onReady={setReady} />}
        {refused && (
          <p role="alert" className="pricing-bad">
            {refused}
          </p>
        )}
        {error && <InlineError error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{text(texts.close)}</Button>
          <Button type="submit" look="primary" busy={isPending} aria-disabled={!input || !ready}>
            {text(texts.review)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface LookProps {
  input: ImportInput;
  onColumn(index: number, target: string | null): void;
  /** Told whether there is anything to draft. */
  onReady(ready: boolean): void;
}

function Look({ input, onColumn, onReady }: LookProps) {
  const text = useTexts();
  const format = useFormat();
  const { data, error } = useImportPreview(input);
  const look = data?.pricingImportPreview;
  const ready = look !== undefined && look.errors.length === 0 && look.tally.changed + look.tally.unchanged > 0;
  useEffect(() => onReady(ready), [onReady, ready]);
  // While a column is taken for something else, what was known stays: the list must not go from under the pointer.
  const [known, setKnown] = useState(look);
  if (look && look !== known) setKnown(look);
  const seen = look ?? known;
  if (error) return <InlineError error={error} />;
  if (!seen) return <p className="pricing-note">{text(entry.looking)}</p>;
  return (
    <div className="pricing-look">
      {seen.columns.length > 0 && <Columns columns={seen.columns} onColumn={onColumn} />}
      {seen.errors.map(({ code, message }) => (
        <p key={code} role="alert" className="pricing-bad">
          {message}
        </p>
      ))}
      {seen.errors.length === 0 && (
        <p role="status">
          {filled(text(entry.tally), {
            changed: format.number(seen.tally.changed),
            unchanged: format.number(seen.tally.unchanged),
            bad: format.number(seen.tally.bad),
          })}
        </p>
      )}
      {seen.tally.problems.length > 0 && (
        <details>
          <summary className="pricing-bad">{text(entry.badRows)}</summary>
          <ul className="pricing-left-out">
            {seen.tally.problems.slice(0, 100).map(({ line, code, message }) => (
              <li key={`${line} ${code}`}>
                {filled(text(entry.row), { n: format.number(line) })}: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Examples examples={seen.examples} />
    </div>
  );
}

function Columns({ columns, onColumn }: { columns: readonly ImportColumn[]; onColumn(index: number, target: string | null): void }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <section aria-label={text(entry.columns)}>
      <h3 className="pricing-note">{text(entry.columns)}</h3>
      <ul className="pricing-columns">
        {columns.map(({ index, header, target, samples }) => {
          const name = header || filled(text(entry.unnamed), { n: format.number(index + 1) });
          return (
            <li key={index}>
              <span>
                <span className="pricing-example-name">{name}</span>
                <span className="pricing-note"> {samples.filter(Boolean).join(' · ')}</span>
              </span>
              <Select aria-label={filled(text(entry.columnFor), { name })} value={target ?? ''} onChange={(event) => onColumn(index, event.target.value || null)}>
                <option value="">{text(entry.skip)}</option>
                {Object.entries(targets).map(([path, words]) => (
                  <option key={path} value={path}>
                    {text(words)}
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
