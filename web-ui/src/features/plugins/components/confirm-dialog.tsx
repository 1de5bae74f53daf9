import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Dialog, DialogActions, Field, Input } from '@/components/ui';

interface ConfirmDialogProps {
  title: string;
  description: ReactNode;
  /** What the button says. */
  action: string;
  danger?: boolean;
  /** What has to be typed before the button works. */
  typed?: { label: string; expected: string };
  busy: boolean;
  error: unknown;
  onConfirm(): void;
  onClose(): void;
  children?: ReactNode;
}

/** Says what will happen before it does. */
export function ConfirmDialog({ title, description, action, danger = false, typed, busy, error, onConfirm, onClose, children }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const confirmed = !typed || text.trim() === typed.expected;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (confirmed && !busy) onConfirm();
  };
  return (
    <Dialog open onClose={onClose} title={title} description={description}>
      <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
        {children}
        {typed && (
          <Field label={typed.label}>
            {(control) => <Input autoComplete="off" spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} {...control} />}
          </Field>
        )}
        <InlineError error={error} />
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} disabled={!confirmed}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
