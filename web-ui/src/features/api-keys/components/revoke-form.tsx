import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, DialogActions, toast } from '@/components/ui';
import type { ApiKeyFieldsFragment } from '@/generated/graphql/graphql.ts';
import { useShopMutation } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import { apiKeyRevoke } from '../api/api-key-documents.ts';

/** Says how lately the key was used: what uses it stops at once. */
export function RevokeForm({ apiKey, onClose }: { apiKey: ApiKeyFieldsFragment; onClose: () => void }) {
  const { t } = useTranslation(['keys', 'common']);
  const format = useFormat();
  const now = useNow(60_000);
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<string>();
  const revoke = useShopMutation(apiKeyRevoke, null, {
    onSuccess: async ({ apiKeyRevoke: { errors } }) => {
      if (errors[0]) return setRefusal(errors[0].message);
      toast('done', t('revoke.done', { name: apiKey.name }));
      await client.invalidateQueries({ queryKey: ['ApiKeys'] });
      onClose();
    },
  });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty">
        {t('revoke.hint')}{' '}
        {apiKey.lastUsedAt
          ? t('revoke.used', { when: format.relative((Date.parse(apiKey.lastUsedAt) - now) / 1_000) })
          : t('revoke.unused')}
      </p>
      <InlineError error={revoke.error} />
      {refusal && (
        <p role="alert" className="text-bad">
          {refusal}
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate({ input: { id: apiKey.id } })}>
          {t('revoke.submit')}
        </Button>
      </DialogActions>
    </div>
  );
}
