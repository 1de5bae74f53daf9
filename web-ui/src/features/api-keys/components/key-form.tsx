import { valibotResolver } from '@hookform/resolvers/valibot';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useController, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Checkbox, Dialog, DialogActions, Field, Input, Select } from '@/components/ui';
import { useCan } from '@/features/session';
import { shopLabel, useShops } from '@/features/shops';
import { useShopMutation } from '@/lib/api';
import { apiKeyCreate } from '../api/api-key-documents.ts';
import { developer, keyInput, keySchema, lives, toggled, type KeyDraft } from '../model/key-draft.ts';
import { NewKey } from './new-key.tsx';
import { ScopeChoice } from './scope-choice.tsx';

const fields = ['name', 'scopes', 'shopIds'] as const;

/** Asks what the key may do; once there is one, shows it, this one time. */
export function KeyForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('keys');
  const [made, setMade] = useState<{ secret: string; draft: KeyDraft } | null>(null);
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(made === null ? 'create.title' : 'shown.title')}
      description={t(made === null ? 'create.description' : 'shown.description')}
      dismissable={made === null && !busy}
      width="wide"
    >
      {made === null ? (
        <Questions onClose={onClose} onBusy={setBusy} onCreated={(secret, draft) => setMade({ secret, draft })} />
      ) : (
        <NewKey {...made} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface QuestionsProps {
  onClose: () => void;
  /** While the key is being made nothing may close the dialog: it is shown this one time. */
  onBusy: (busy: boolean) => void;
  onCreated: (secret: string, draft: KeyDraft) => void;
}

function Questions({ onClose, onBusy, onCreated }: QuestionsProps) {
  const { t } = useTranslation(['keys', 'common']);
  const { shops } = useShops();
  const client = useQueryClient();
  const create = useShopMutation(apiKeyCreate, null);
  const mayWriteRequests = useCan(developer);
  const { register, handleSubmit, setError, control: form, formState } = useForm<KeyDraft>({
    resolver: valibotResolver(keySchema),
    defaultValues: { name: '', scopes: mayWriteRequests ? [developer] : [], reach: 'all', shopIds: [], life: '90' },
  });
  const [reach, life] = useWatch({ control: form, name: ['reach', 'life'] });
  const { field: scopes } = useController({ control: form, name: 'scopes' });
  const { field: shopIds } = useController({ control: form, name: 'shopIds' });
  const shown = (text: string | undefined) => (text ? t(`invalid.${text}` as 'invalid.nameMissing', text) : undefined);
  const submit = handleSubmit(async (draft) => {
    onBusy(true);
    const answer = await create
      .mutateAsync({ input: keyInput(draft) })
      .catch(() => null)
      .finally(() => onBusy(false));
    if (!answer) return;
    const { secret, errors } = answer.apiKeyCreate;
    for (const { message, path } of errors) setError(fields.find((field) => path.includes(field)) ?? 'name', { message });
    if (secret) {
      onCreated(secret, draft);
      void client.invalidateQueries({ queryKey: ['ApiKeys'] });
    }
  });
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <InlineError error={create.error} />
      <Field label={t('name')} hint={t('nameHint')} error={shown(formState.errors.name?.message)}>
        {(control) => <Input autoComplete="off" maxLength={100} {...control} {...register('name')} />}
      </Field>
      <ScopeChoice value={scopes.value} onChange={scopes.onChange} ofShops={reach === 'some'} error={shown(formState.errors.scopes?.message)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('shops')} error={shown(formState.errors.shopIds?.message)}>
          {(control) => (
            <Select {...control} {...register('reach')}>
              <option value="all">{t('allMyShops')}</option>
              {shops.length > 0 && <option value="some">{t('someShops')}</option>}
            </Select>
          )}
        </Field>
        <Field label={t('expires')} hint={life === 'never' ? t('neverHint') : undefined}>
          {(control) => (
            <Select {...control} {...register('life')}>
              {lives.map((value) => (
                <option key={value} value={value}>
                  {value === 'never' ? t('lifeNever') : t('life', { count: Number(value) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {reach === 'some' && (
        <fieldset className="rounded-md border px-3 pt-1 pb-2">
          <legend className="px-1 text-xs font-medium">{t('onlyShops')}</legend>
          {shops.map((shop) => (
            <Checkbox
              key={shop.id}
              checked={shopIds.value.includes(shop.id)}
              onChange={(event) => shopIds.onChange(toggled(shopIds.value, shop.id, event.target.checked))}
            >
              <span className="truncate">{shopLabel(shop)}</span>
            </Checkbox>
          ))}
        </fieldset>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" look="primary" busy={create.isPending}>
          {t('create.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}
