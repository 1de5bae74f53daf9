import { useQueryClient } from '@tanstack/react-query';
import { Flame } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Dialog, DialogActions } from '@/components/ui';
import { useShopMutation } from '@/lib/api';
import { cacheWarm } from '../api/stats-documents.ts';
import { useRefusal } from '../hooks/use-refusal.ts';
import { scopeProblem, type Scope } from '../model/scope.ts';
import { ReasonField } from './reason-field.tsx';
import { ScopeFields, useScopeText } from './scope-fields.tsx';

interface WarmDialogProps {
  scope: Scope;
  onClose(): void;
  /** The job has begun; it is followed elsewhere. */
  onWarming(jobId: string): void;
}

export function WarmButton({ scope, onWarming }: Omit<WarmDialogProps, 'onClose'>) {
  const { t } = useTranslation('cache');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button needsHost onClick={() => setOpen(true)}>
        <Flame />
        {t('warm.open')}
      </Button>
      {open && <WarmDialog scope={scope} onClose={() => setOpen(false)} onWarming={onWarming} />}
    </>
  );
}

export function WarmDialog({ scope: initial, onClose, onWarming }: WarmDialogProps) {
  const { t } = useTranslation(['cache', 'common']);
  const client = useQueryClient();
  const say = useRefusal();
  const scopeText = useScopeText();
  const [scope, setScope] = useState(initial);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const warm = useShopMutation(cacheWarm, null, {
    onSuccess: async ({ cacheWarm: { job, errors } }) => {
      if (errors.length > 0 || !job) return setRefused(Object.fromEntries(errors.map((error) => [error.path.at(-1) ?? 'scope', error.code === 'CONFLICT' ? t('warm.conflict') : say(error)])));
      onClose();
      onWarming(job.id);
      await client.invalidateQueries({ queryKey: ['Jobs'] });
    },
  });
  const incomplete = scopeProblem(scope);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!incomplete && reason.trim() !== '') warm.mutate({ input: { ...scope, reason: reason.trim() } });
  };
  return (
    <Dialog open onClose={onClose} title={t('warm.title')} description={t('warm.description')}>
      <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
        <ScopeFields
          scope={scope}
          onChange={(next) => {
            setScope(next);
            setRefused({});
          }}
          errors={{ ...refused, ...(asked && incomplete ? { scope: t('refusal.SCOPE_REQUIRED') } : {}) }}
        />
        {!incomplete && (
          <p role="status" className="rounded-md bg-sunken px-3 py-2 text-pretty">
            {t('warm.effect', { what: scopeText(scope) })}
          </p>
        )}
        <ReasonField value={reason} onChange={setReason} error={refused['reason'] ?? (asked && reason.trim() === '' ? t('refusal.INVALID_REASON') : undefined)} />
        <InlineError error={warm.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" busy={warm.isPending}>
            {t('warm.act')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
