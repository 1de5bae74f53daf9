import { useState, type FormEvent } from 'react';
import { Button, Dialog, DialogActions, Field, InlineError, TextArea, toast, useFormat, useTexts } from '@vitrina/ui-sdk';
import { useAttach, type Attached } from './competitors-api.ts';
import { faults, rivalTexts } from './competitor-texts.ts';
import { filled, texts } from './texts.ts';

const most = 100;

interface AttachDialogProps {
  /** What stands there to begin with. */
  start: string;
  title: string;
  onClose(): void;
}

/** Pairs out of a spreadsheet: what can be used is watched from now on, of the rest is said why not. */
export function AttachDialog({ start, title, onClose }: AttachDialogProps) {
  const text = useTexts();
  const format = useFormat();
  const [typed, setTyped] = useState(start);
  const [answer, setAnswer] = useState<Attached | null>(null);
  const { mutateAsync, isPending, error } = useAttach();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === '') return;
    const { pricingRivalsAttach: attached } = await mutateAsync({ input: { text: typed } });
    if (attached.added > 0) toast('done', filled(text(rivalTexts.added), { n: format.number(attached.added) }));
    if (attached.leftOut.length === 0 && attached.errors.length === 0) onClose();
    else setAnswer(attached);
  };
  return (
    <Dialog open onClose={onClose} title={title} description={text(rivalTexts.attachHint)} width="wide">
      <form className="pricing-form" onSubmit={(event) => void submit(event).catch(() => undefined)}>
        <Field label={text(rivalTexts.pairs)} error={answer?.errors[0]?.message}>
          {(field) => (
            <TextArea
              {...field}
              rows={8}
              className="pricing-table-text"
              placeholder={'123456789\thttps://www.wildberries.ru/catalog/987654321/detail.aspx'}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAnswer(null);
              }}
            />
          )}
        </Field>
        {answer && (
          <div role="status">
            {answer.added > 0 && <p>{filled(text(rivalTexts.added), { n: format.number(answer.added) })}</p>}
            {answer.already > 0 && <p className="pricing-note">{filled(text(rivalTexts.already), { n: format.number(answer.already) })}</p>}
            {answer.leftOut.length > 0 && (
              <>
                <p className="pricing-bad">{filled(text(texts.leftOut), { n: format.number(answer.leftOut.length) })}</p>
                <ul className="pricing-left-out">
                  {answer.leftOut.slice(0, most).map(({ line, code, text: found }) => (
                    <li key={`${line} ${code}`}>
                      {filled(text(texts.line), { n: format.number(line) })}: {text(faults[code] ?? texts.unusable)}
                      {found && <> — “{found}”</>}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        {error && <InlineError error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{text(texts.close)}</Button>
          <Button type="submit" look="primary" busy={isPending} aria-disabled={typed.trim() === ''}>
            {text(rivalTexts.add)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
