import { valibotResolver } from '@hookform/resolvers/valibot';
import { useForm, type FieldValues, type Path, type UseFormSetError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, DialogActions, Field, Input, TextArea, toast } from '@/components/ui';
import { useShops } from '@/features/shops';
import { useShopMutation } from '@/lib/api';
import { wbTokensCreate, wbTokensUpdate } from '../api/token-documents.ts';
import { useTokensChanged } from '../hooks/use-tokens.ts';
import { createSchema, renameSchema, replaceSchema } from '../model/schemas.ts';
import type { Token } from '../model/token.ts';

interface Refusal {
  message: string;
  path: readonly string[];
}

/** Puts the server's refusal at the field it concerns, or at the first one. */
function showRefusal<Values extends FieldValues>(refusals: readonly Refusal[], setError: UseFormSetError<Values>, fallback: Path<Values>) {
  for (const { message, path } of refusals) {
    const field = path.at(-1);
    setError(field === 'name' || field === 'token' ? (field as Path<Values>) : fallback, { message });
  }
}

/** Our own messages are keys; the server's are sentences. */
function useShown() {
  const { t } = useTranslation('tokens');
  return (text: string | undefined) => (text ? t(`invalid.${text}` as 'invalid.nameMissing', text) : undefined);
}

function Checking({ active }: { active: boolean }) {
  const { t } = useTranslation('tokens');
  return (
    <p role="status" className="text-xs text-muted empty:hidden">
      {active && t('checking')}
    </p>
  );
}

interface FormProps {
  onClose(): void;
}

export function AddForm({ onClose }: FormProps) {
  const { t } = useTranslation(['tokens', 'common']);
  const shown = useShown();
  const changed = useTokensChanged();
  const { shopId, select } = useShops();
  const create = useShopMutation(wbTokensCreate, null);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: valibotResolver(createSchema),
    defaultValues: { name: '', token: '' },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await create.mutateAsync({ input }).catch(() => null);
    if (!answer) return;
    const { token, warnings, errors } = answer.wbTokensCreate;
    if (errors.length > 0 || !token) return showRefusal(errors, setError, 'token');
    toast('done', t('add.done', { seller: token.sellerName }), warnings.map((warning) => warning.message).join(' ') || undefined);
    await changed();
    onClose();
    if (shopId === null) select(token.id);
  });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <InlineError error={create.error} />
      <Field label={t('name')} hint={t('nameHint')} error={shown(formState.errors.name?.message)}>
        {(control) => <Input autoComplete="off" maxLength={100} {...control} {...register('name')} />}
      </Field>
      <Field label={t('secret')} hint={t('secretHint')} error={shown(formState.errors.token?.message)}>
        {(control) => (
          <TextArea rows={4} autoComplete="off" spellCheck={false} className="font-mono text-xs break-all" {...control} {...register('token')} />
        )}
      </Field>
      <Checking active={create.isPending} />
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" look="primary" busy={create.isPending}>
          {t('add.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}

export function RenameForm({ token, onClose }: FormProps & { token: Token }) {
  const { t } = useTranslation(['tokens', 'common']);
  const shown = useShown();
  const changed = useTokensChanged();
  const update = useShopMutation(wbTokensUpdate, null);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: valibotResolver(renameSchema),
    defaultValues: { name: token.name },
  });
  const submit = handleSubmit(async ({ name }) => {
    const answer = await update.mutateAsync({ input: { id: token.id, name } }).catch(() => null);
    if (!answer) return;
    const { errors } = answer.wbTokensUpdate;
    if (errors.length > 0) return showRefusal(errors, setError, 'name');
    toast('done', t('rename.done'));
    await changed();
    onClose();
  });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <InlineError error={update.error} />
      <Field label={t('name')} error={shown(formState.errors.name?.message)}>
        {(control) => <Input autoComplete="off" maxLength={100} {...control} {...register('name')} />}
      </Field>
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" look="primary" busy={update.isPending}>
          {t('common:save')}
        </Button>
      </DialogActions>
    </form>
  );
}

export function ReplaceForm({ token, onClose }: FormProps & { token: Token }) {
  const { t } = useTranslation(['tokens', 'common']);
  const shown = useShown();
  const changed = useTokensChanged();
  const update = useShopMutation(wbTokensUpdate, null);
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: valibotResolver(replaceSchema),
    defaultValues: { token: '' },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await update.mutateAsync({ input: { id: token.id, token: input.token } }).catch(() => null);
    if (!answer) return;
    const { errors, warnings } = answer.wbTokensUpdate;
    if (errors.length > 0) return showRefusal(errors, setError, 'token');
    toast('done', t('replace.done'), warnings.map((warning) => warning.message).join(' ') || undefined);
    await changed();
    onClose();
  });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <InlineError error={update.error} />
      <Field label={t('secret')} hint={t('secretHint')} error={shown(formState.errors.token?.message)}>
        {(control) => (
          <TextArea rows={4} autoComplete="off" spellCheck={false} className="font-mono text-xs break-all" {...control} {...register('token')} />
        )}
      </Field>
      <Checking active={update.isPending} />
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" look="primary" busy={update.isPending}>
          {t('replace.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}
