import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogActions, Field, Input } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';

interface ConfirmDialogProps {
  open: boolean;
  /** What is about to happen, as a question. */
  title: string;
  /** The button's words. */
  action: string;
  /** How many rows it is about. */
  rows: number;
  /** More rows than these are typed, so that nobody sends thousands by a slip. */
  typedAbove?: number;
  /** The shop it is done in. */
  shop: string;
  /** Further lines: what is worth knowing before. */
  notes: readonly string[];
  danger?: boolean;
  /** What else is to be decided with it. */
  children?: ReactNode;
  /** Something of that is wrong: it cannot be done so. */
  blocked?: boolean;
  /** It is not any more what it was when this was asked: an answer would be refused. */
  changedMeanwhile?: boolean;
  /** @param typed the number of rows as it was typed; null where none was asked for */
  onConfirm(typed: number | null): Promise<unknown>;
  onClose(): void;
}

const digits = (typed: string) => typed.replaceAll(/[\s.,]/g, '');

/** Asks before anything is sent: names the shop, says how many rows, and wants that number typed when it is large. */
export function ConfirmDialog({
  open,
  title,
  action,
  rows,
  typedAbove = 20,
  shop,
  notes,
  danger = false,
  children,
  blocked = false,
  changedMeanwhile = false,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { t } = useTranslation(['changes', 'common']);
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const asks = rows > typedAbove;
  const close = () => {
    setTyped('');
    setWrong(false);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (blocked || changedMeanwhile) return;
    if (asks && digits(typed) !== String(rows)) {
      setWrong(true);
      return;
    }
    setBusy(true);
    onConfirm(asks ? Number(digits(typed)) : null)
      // It is told where it was refused.
      .catch(() => undefined)
      .finally(() => {
        setBusy(false);
        close();
      });
  };
  return (
    <Dialog open={open} onClose={close} title={title} description={t('confirm.shop', { shop })}>
      <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
        {notes.length > 0 && (
          <ul className="flex list-disc flex-col gap-1 pl-5 text-pretty">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {!changedMeanwhile && children}
        {asks && !changedMeanwhile && (
          <Field
            label={t('confirm.type', { rows: format.number(rows) })}
            error={wrong ? t('confirm.wrong', { rows: format.number(rows) }) : undefined}
          >
            {(control) => (
              <Input
                inputMode="numeric"
                autoComplete="off"
                value={typed}
                onChange={(event) => {
                  setTyped(event.target.value);
                  setWrong(false);
                }}
                {...control}
              />
            )}
          </Field>
        )}
        {changedMeanwhile && (
          <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-pretty">
            {t('refused.CONFLICT')}
          </p>
        )}
        <DialogActions>
          <Button look={changedMeanwhile ? 'primary' : 'plain'} onClick={close}>
            {changedMeanwhile ? t('confirm.lookAgain') : t('common:cancel')}
          </Button>
          {!changedMeanwhile && (
            <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} aria-disabled={blocked}>
              {action}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
