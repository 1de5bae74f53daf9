import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, Field, InlineError, TextArea, useFormat, useTexts } from '@vitrina/ui-sdk';
import { usePastePrices, type Drafted, type LeftOut } from './api.ts';
import { filled, leftOut, texts } from './texts.ts';

const most = 100;

/** Prices out of a spreadsheet: what can be used becomes a change set, of the rest is said why not. */
export function PasteDialog({ onClose }: { onClose(): void }) {
  const text = useTexts();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<(Drafted & { leftOut: LeftOut[] }) | null>(null);
  const { mutateAsync, isPending, error } = usePastePrices();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { pricingPaste } = await mutateAsync({ input: { text: typed } });
    setAnswer(pricingPaste);
  };
  return (
    <Dialog open onClose={onClose} title={text(texts.paste)} description={text(texts.pasteHint)} width="wide">
      <form className="pricing-form" onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <Field label={text(texts.table)} error={answer?.errors[0]?.message}>
          {(field) => (
            <TextArea
              {...field}
              rows={10}
              className="pricing-table-text"
              placeholder={'123456789\t1490\t35'}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAnswer(null);
              }}
            />
          )}
        </Field>
        {answer && answer.leftOut.length > 0 && <LeftOutLines lines={answer.leftOut} />}
        {error && <InlineError error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{text(texts.close)}</Button>
          {answer?.changeSetId ? (
            <Link to="/changes/$id" params={{ id: answer.changeSetId }} className="pricing-link">
              {text(texts.toDraft)}
            </Link>
          ) : (
            <Button type="submit" look="primary" busy={isPending} aria-disabled={typed.trim() === ''}>
              {text(texts.review)}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function LeftOutLines({ lines }: { lines: readonly LeftOut[] }) {
  const text = useTexts();
  const format = useFormat();
  return (
    <div role="status">
      <p className="pricing-bad">{filled(text(texts.leftOut), { n: format.number(lines.length) })}</p>
      <ul className="pricing-left-out">
        {lines.slice(0, most).map(({ line, code, text: found }) => (
          <li key={line}>
            {filled(text(texts.line), { n: format.number(line) })}: {text(leftOut[code] ?? texts.unusable)}
            {found && <> — “{found}”</>}
          </li>
        ))}
      </ul>
    </div>
  );
}
