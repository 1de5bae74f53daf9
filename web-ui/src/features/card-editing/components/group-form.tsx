import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Checkbox, DialogActions, Field, Input } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { editedCard, groupCards } from '../api/editing-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import type { FormProps } from './bulk-dialog.tsx';
import { Refusals } from './refusals.tsx';

/** Into one group, which is that of the first card unless another is named; or each out of its own. */
export function GroupForm({ selection, shopId, onDirty, onDone }: FormProps) {
  const { t } = useTranslation('editing');
  const nmIds = 'ids' in selection ? [...selection.ids] : [];
  const first = useQuery({ ...shopQuery(editedCard, { nmId: nmIds[0] ?? '' }, shopId), enabled: nmIds.length > 0 });
  const [apart, setApart] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const into = typed ?? first.data?.product?.imtId ?? '';
  const { draft, refused } = useDraft(groupCards, shopId, (result) => result.productsGroup, onDone);
  const dirty = typed !== null;
  useEffect(() => onDirty(dirty), [onDirty, dirty]);
  const incomplete = !apart && !/^\d+$/.test(into);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!incomplete && !draft.isPending) draft.mutate({ input: { nmIds, into: apart ? null : into } });
      }}
    >
      <Checkbox checked={apart} onChange={(event) => setApart(event.target.checked)}>
        {t('group.apart')}
      </Checkbox>
      {!apart && (
        <Field label={t('group.into')} hint={t('group.hint')}>
          {(control) => <Input {...control} inputMode="numeric" value={into} onChange={(event) => setTyped(event.target.value.trim())} />}
        </Field>
      )}
      {!apart && !first.data && <InlineError error={first.error} />}
      <Refusals errors={refused} />
      <DialogActions>
        <Button look="primary" type="submit" busy={draft.isPending} disabled={incomplete}>
          {t('draft')}
        </Button>
      </DialogActions>
    </form>
  );
}
