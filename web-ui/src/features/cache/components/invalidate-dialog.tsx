import { useQueryClient } from '@tanstack/react-query';
import { Eraser } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Dialog, DialogActions, toast } from '@/components/ui';
import type { CacheInvalidation } from '@/generated/graphql/graphql.ts';
import { useShopMutation } from '@/lib/api';
import { cacheInvalidate } from '../api/cache-documents.ts';
import { useRefusal } from '../hooks/use-refusal.ts';
import { scopeProblem, type Scope } from '../model/scope.ts';
import { ReasonField } from './reason-field.tsx';
import { ScopeFields, useScopeText } from './scope-fields.tsx';

/** Opens the dialog; what is on the screen is chosen in it already. */
export function InvalidateButton({ scope = {} }: { scope?: Scope }) {
  const { t } = useTranslation('cache');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button needsHost onClick={() => setOpen(true)}>
        <Eraser />
        {t('invalidate.open')}
      </Button>
      {open && <InvalidateDialog scope={scope} onClose={() => setOpen(false)} />}
    </>
  );
}

export function InvalidateDialog({ scope, onClose }: { scope: Scope; onClose: () => void }) {
  const { t } = useTranslation('cache');
  return (
    <Dialog open onClose={onClose} title={t('invalidate.title')} description={t('invalidate.description')}>
      <InvalidateForm scope={scope} onClose={onClose} />
    </Dialog>
  );
}

function InvalidateForm({ scope: initial, onClose }: { scope: Scope; onClose: () => void }) {
  const { t } = useTranslation(['cache', 'common']);
  const client = useQueryClient();
  const say = useRefusal();
  const scopeText = useScopeText();
  const [scope, setScope] = useState(initial);
  const [how, setHow] = useState<CacheInvalidation>('SOFT');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Record<string, string>>({});
  const invalidate = useShopMutation(cacheInvalidate, null, {
    onSuccess: async ({ cacheInvalidate: { shops, errors } }) => {
      if (errors.length > 0) return setRefused(Object.fromEntries(errors.map((error) => [error.path.at(-1) ?? 'scope', say(error)])));
      toast('done', t('invalidate.done', { what: scopeText(scope) }), t('invalidate.reached', { count: shops }));
      onClose();
      await client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('Cache') });
    },
  });
  const incomplete = scopeProblem(scope);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (incomplete || reason.trim() === '') return;
    invalidate.mutate({ input: { ...scope, invalidation: how, reason: reason.trim() } });
  };
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <ScopeFields
        scope={scope}
        onChange={(next) => {
          setScope(next);
          setRefused({});
        }}
        errors={{ ...refused, ...(asked && incomplete ? { scope: t('refusal.SCOPE_REQUIRED') } : {}) }}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-xs font-medium">{t('invalidate.how')}</legend>
        {(['SOFT', 'HARD'] as const).map((one) => (
          <Choice key={one} name={t(`invalidate.is.${one}.name`)} hint={t(`invalidate.is.${one}.hint`)} checked={how === one} onChoose={() => setHow(one)} />
        ))}
      </fieldset>
      {!incomplete && (
        <p role="status" className={`rounded-md px-3 py-2 text-pretty ${how === 'HARD' ? 'bg-bad-soft text-bad' : 'bg-sunken'}`}>
          {t(`invalidate.is.${how}.effect`, { what: scopeText(scope) })}
          {!scope.endpoint && ` ${t('invalidate.token')}`}
        </p>
      )}
      <ReasonField value={reason} onChange={setReason} error={refused['reason'] ?? (asked && reason.trim() === '' ? t('refusal.INVALID_REASON') : undefined)} />
      <InlineError error={invalidate.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button type="submit" look={how === 'HARD' ? 'danger' : 'primary'} busy={invalidate.isPending}>
          {t(`invalidate.is.${how}.act`)}
        </Button>
      </DialogActions>
    </form>
  );
}

function Choice({ name, hint, checked, onChoose }: { name: string; hint: string; checked: boolean; onChoose: () => void }) {
  return (
    <label className="grid cursor-pointer grid-cols-[auto_1fr] items-center gap-x-2.5 rounded-md border px-3 py-2 font-medium has-checked:border-accent has-checked:bg-accent-soft">
      <input type="radio" name="how" className="size-4 accent-accent" checked={checked} onChange={onChoose} />
      {name}
      <span className="col-start-2 text-xs font-normal text-muted text-pretty">{hint}</span>
    </label>
  );
}
