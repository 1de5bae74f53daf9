import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, InlineError, SkeletonLines } from '@/components/state';
import { Button, DialogActions, Field, Input, toast } from '@/components/ui';
import { shopLabel } from '@/features/shops';
import { shopQuery, useShopMutation } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { wbTokensDelete, wbTokensDeletePreview } from '../api/token-documents.ts';
import { useTokensChanged } from '../hooks/use-tokens.ts';
import { confirms } from '../model/schemas.ts';
import type { Token } from '../model/token.ts';

/** Says what goes, and lets it go only when its name was typed. */
export function DeleteForm({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation(['tokens', 'common']);
  const format = useFormat();
  const changed = useTokensChanged();
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const preview = useQuery({ ...shopQuery(wbTokensDeletePreview, { id: token.id }, null), staleTime: 0 });
  const remove = useShopMutation(wbTokensDelete, null, {
    onSuccess: async ({ wbTokensDelete: { errors } }) => {
      if (errors[0]) return setRefusal(errors[0].message);
      toast('done', t('delete.done', { name: token.name }));
      await changed();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (confirms(typed, token.name)) remove.mutate({ input: { id: token.id, confirmName: typed.trim() } });
    else setRefusal(t('delete.mismatch'));
  };
  const goes = preview.data?.wbTokensDeletePreview;
  if (preview.isPending) return <SkeletonLines lines={4} />;
  if (!goes) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <ul className="list-disc rounded-md bg-bad-soft py-2.5 pr-3 pl-7 text-bad marker:text-bad">
        <li>{t('delete.shop', { name: shopLabel(goes.shop) })}</li>
        <li>{t('delete.rows', { count: goes.mirroredRows, rows: format.number(goes.mirroredRows) })}</li>
        <li>{t('delete.grants', { count: goes.grants })}</li>
      </ul>
      <InlineError error={remove.error} />
      <Field label={t('delete.confirm', { name: token.name })} error={refusal}>
        {(control) => (
          <Input
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setRefusal(undefined);
            }}
            {...control}
          />
        )}
      </Field>
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" look="danger" busy={remove.isPending} disabled={!confirms(typed, token.name)}>
          {t('delete.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}
