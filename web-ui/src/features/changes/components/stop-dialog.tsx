import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogActions, Field, Input, Select } from '@/components/ui';

interface StopDialogProps {
  /** Where it can be stopped; the id null for everywhere. */
  choices: readonly { id: string | null; label: string }[];
  /** The shop that is looked at; null for none. */
  chosen: string | null;
  onStop(shopId: string | null, reason: string): Promise<unknown>;
  onClose(): void;
}

const everywhere = '*';

/** Asks where to stop, and why: nothing more than that stands between a mistake and its end. */
export function StopDialog({ choices, chosen, onStop, onClose }: StopDialogProps) {
  const { t } = useTranslation(['changes', 'common']);
  const first = choices.find(({ id }) => id === chosen) ?? choices[0];
  const [where, setWhere] = useState(first?.id ?? everywhere);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    onStop(where === everywhere ? null : where, reason.trim())
      // It is told where it was refused.
      .catch(() => undefined)
      .finally(onClose);
  };
  return (
    <Dialog open onClose={onClose} title={t('stop.title')} description={t('stop.note')}>
      <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
        <Field label={t('stop.where')}>
          {(control) => (
            <Select value={where} onChange={(event) => setWhere(event.target.value)} {...control}>
              {choices.map(({ id, label }) => (
                <option key={id ?? everywhere} value={id ?? everywhere}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('stop.reason')} hint={t('stop.reasonHint')}>
          {(control) => <Input maxLength={300} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} {...control} />}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="danger" busy={busy}>
            {t('stop.act')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
