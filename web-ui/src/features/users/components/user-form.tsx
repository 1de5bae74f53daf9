import { valibotResolver } from '@hookform/resolvers/valibot';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, buttonStyle, DialogActions, Field, Input, Select, toast } from '@/components/ui';
import type { UserFieldsFragment } from '@/generated/graphql/graphql.ts';
import { useMe } from '@/features/session';
import { shopLabel, useShops } from '@/features/shops';
import { useShopMutation } from '@/lib/api';
import { userCreate, userDelete, userUpdate } from '../api/user-documents.ts';
import { createSchema, grantsInput, roles, updateSchema, type UserValues } from '../model/schemas.ts';

const fields = ['email', 'name', 'role', 'password'] as const;

interface UserFormProps {
  user: UserFieldsFragment | null;
  onClose(): void;
}

export function UserForm({ user, onClose }: UserFormProps) {
  const { t } = useTranslation(['users', 'common']);
  const me = useMe();
  const { shops } = useShops();
  const { create, update, remove, changed } = useUserMutations(onClose);
  const { register, handleSubmit, setError, control: form, formState } = useForm<UserValues>({
    resolver: valibotResolver(user ? updateSchema : createSchema),
    defaultValues: {
      email: user?.email ?? '',
      name: user?.name ?? '',
      role: user?.role ?? 'MANAGER',
      password: '',
      grants: Object.fromEntries(
        shops.map(({ id }) => {
          const role = user?.grants.find((grant) => grant.shopId === id)?.role;
          return [id, role === 'MANAGER' || role === 'VIEWER' ? role : ''];
        }),
      ),
    },
  });
  const role = useWatch({ control: form, name: 'role' });
  const shown = (text: string | undefined) => (text ? t(`invalid.${text}` as 'invalid.nameMissing', text) : undefined);
  const submit = handleSubmit(async (values) => {
    const grants = grantsInput(values);
    const { email, name, password } = values;
    const answer = await (user
      ? update.mutateAsync({ input: { id: user.id, name, role: values.role, grants, ...(password ? { password } : {}) } }).then((done) => done.userUpdate)
      : create.mutateAsync({ input: { email, name, role: values.role, grants, password } }).then((done) => done.userCreate)
    ).catch(() => null);
    if (!answer) return;
    for (const { message, path } of answer.errors) {
      setError(fields.find((field) => field === path.at(-1)) ?? 'name', { message });
    }
    if (answer.errors.length === 0) await changed(t(user ? 'saved' : 'added', { name }));
  });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <InlineError error={create.error ?? update.error ?? remove.error} />
      <Field label={t('email')} error={shown(formState.errors.email?.message)}>
        {(control) => <Input type="email" autoComplete="off" readOnly={user !== null} {...control} {...register('email')} />}
      </Field>
      <Field label={t('name')} error={shown(formState.errors.name?.message)}>
        {(control) => <Input autoComplete="off" {...control} {...register('name')} />}
      </Field>
      <Field label={t('role')} hint={t(`roleHint.${role}`)} error={shown(formState.errors.role?.message)}>
        {(control) => (
          <Select disabled={user?.id === me.id} {...control} {...register('role')}>
            {roles.map((value) => (
              <option key={value} value={value}>
                {t(`common:role.${value}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {role !== 'ADMIN' && shops.length > 0 && (
        <fieldset className="flex flex-col gap-2 rounded-md border p-3">
          <legend className="px-1 text-xs font-medium">{t('grants')}</legend>
          {shops.map((shop) => (
            <label key={shop.id} className="grid grid-cols-[1fr_9rem] items-center gap-3">
              <span className="truncate">{shopLabel(shop)}</span>
              <Select {...register(`grants.${shop.id}`)}>
                <option value="">{t('noAccess')}</option>
                <option value="VIEWER">{t('common:role.VIEWER')}</option>
                <option value="MANAGER">{t('common:role.MANAGER')}</option>
              </Select>
            </label>
          ))}
        </fieldset>
      )}
      <Field label={t(user ? 'newPassword' : 'password')} hint={t(user ? 'newPasswordHint' : 'passwordHint')} error={shown(formState.errors.password?.message)}>
        {(control) => <Input type="password" autoComplete="new-password" {...control} {...register('password')} />}
      </Field>
      {user && user.id !== me.id && <StateActions user={user} update={update} remove={remove} changed={changed} />}
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" look="primary" busy={create.isPending || update.isPending}>
          {t(user ? 'common:save' : 'add')}
        </Button>
      </DialogActions>
    </form>
  );
}

function useUserMutations(onClose: () => void) {
  const client = useQueryClient();
  const create = useShopMutation(userCreate, null);
  const update = useShopMutation(userUpdate, null);
  const remove = useShopMutation(userDelete, null);
  const changed = async (message: string) => {
    toast('done', message);
    await client.invalidateQueries({ queryKey: ['Users'] });
    onClose();
  };
  return { create, update, remove, changed };
}

type StateActionsProps = Omit<ReturnType<typeof useUserMutations>, 'create'> & { user: UserFieldsFragment };

/** What takes a user's access away asks twice. */
function StateActions({ user, update, remove, changed }: StateActionsProps) {
  const { t } = useTranslation('users');
  const [asked, setAsked] = useState(false);
  const setDisabled = async (disabled: boolean) => {
    const answer = await update.mutateAsync({ input: { id: user.id, disabled } }).catch(() => null);
    if (answer && answer.userUpdate.errors.length === 0) await changed(t('saved', { name: user.name }));
  };
  const drop = async () => {
    const answer = await remove.mutateAsync({ input: { id: user.id } }).catch(() => null);
    if (answer && answer.userDelete.errors.length === 0) await changed(t('deleted', { name: user.name }));
  };
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md bg-sunken p-3">
      <p className="basis-full text-xs text-muted">{t(asked ? 'deleteHint' : 'stateHint')}</p>
      {asked ? (
        <>
          <Button size="sm" onClick={() => setAsked(false)}>
            {t('keep')}
          </Button>
          <Button size="sm" look="danger" busy={remove.isPending} onClick={() => void drop()}>
            {t('deleteNow')}
          </Button>
        </>
      ) : (
        <>
          <Link to="/api-keys" search={{ user: user.id }} className={buttonStyle({ size: 'sm' })}>
            {t('apiKeys')}
          </Link>
          <Button size="sm" busy={update.isPending} onClick={() => void setDisabled(!user.disabled)}>
            {t(user.disabled ? 'enable' : 'disable')}
          </Button>
          <Button size="sm" onClick={() => setAsked(true)}>
            {t('delete')}
          </Button>
        </>
      )}
    </div>
  );
}
