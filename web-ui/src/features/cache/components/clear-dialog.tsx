import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Dialog, DialogActions, toast } from '@/components/ui';
import { useShopMutation } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { cacheClearExpired } from '../api/stats-documents.ts';
import { useRefusal } from '../hooks/use-refusal.ts';
import { ReasonField } from './reason-field.tsx';

/** Removes at once what nobody can be served any more; nobody who reads notices. */
export function ClearDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['cache', 'common']);
  const format = useFormat();
  const client = useQueryClient();
  const say = useRefusal();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const clear = useShopMutation(cacheClearExpired, null, {
    onSuccess: async ({ cacheClearExpired: { removed, errors } }) => {
      if (errors[0]) return setError(say(errors[0]));
      toast('done', t('clear.done', { count: removed, removed: format.number(removed) }));
      onClose();
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('Cache') });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setError(t('refusal.INVALID_REASON'));
    else clear.mutate({ input: { reason: reason.trim() } });
  };
  return (
    <Dialog open onClose={onClose} title={t('clear.title')} description={t('clear.description')}>
      <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
        <ReasonField
          value={reason}
          error={error}
          onChange={(text) => {
            setReason(text);
            setError(undefined);
          }}
        />
        <InlineError error={clear.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" look="primary" busy={clear.isPending}>
            {t('clear.open')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
