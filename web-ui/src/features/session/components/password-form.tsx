import { valibotResolver } from '@hookform/resolvers/valibot';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, DialogActions, Field, Input, toast } from '@/components/ui';
import { useShopMutation } from '@/lib/api';
import { passwordChange } from '../api/session-documents.ts';
import { passwordSchema } from '../model/schemas.ts';

export function PasswordForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['session', 'common']);
  const change = useShopMutation(passwordChange, null);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: valibotResolver(passwordSchema),
    defaultValues: { current: '', next: '', repeat: '' },
  });
  const shown = (text: string | undefined) => (text ? t(`invalid.${text}` as 'invalid.passwordShort', text) : undefined);
  const submit = handleSubmit(async ({ current, next }) => {
    const answer = await change.mutateAsync({ input: { current, new: next } }).catch(() => null);
    if (!answer) return;
    const refusal = answer.passwordChange.errors[0];
    if (refusal) setError(refusal.path.at(-1) === 'new' ? 'next' : 'current', { message: refusal.message });
    else {
      toast('done', t('passwordChanged'));
      onClose();
    }
  });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <InlineError error={change.error} />
      <Field label={t('currentPassword')} error={shown(formState.errors.current?.message)}>
        {(control) => <Input type="password" autoComplete="current-password" {...control} {...register('current')} />}
      </Field>
      <Field label={t('newPassword')} hint={t('passwordHint')} error={shown(formState.errors.next?.message)}>
        {(control) => <Input type="password" autoComplete="new-password" {...control} {...register('next')} />}
      </Field>
      <Field label={t('repeatPassword')} error={shown(formState.errors.repeat?.message)}>
        {(control) => <Input type="password" autoComplete="new-password" {...control} {...register('repeat')} />}
      </Field>
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" look="primary" busy={change.isPending}>
          {t('changePassword')}
        </Button>
      </DialogActions>
    </form>
  );
}
