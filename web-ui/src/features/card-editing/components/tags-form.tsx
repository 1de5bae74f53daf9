import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DialogActions, Field, Select } from '@/components/ui';
import { InlineError } from '@/components/state';
import { shopQuery } from '@/lib/api';
import { sellerTags, setTags } from '../api/editing-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { toSelection } from '../model/selection.ts';
import type { FormProps } from './bulk-dialog.tsx';
import { Refusals } from './refusals.tsx';
import { TagChoice } from './tag-choice.tsx';

const operations = ['ADD', 'REMOVE', 'SET'] as const;

export function TagsForm({ selection, shopId, onDirty, onDone }: FormProps) {
  const { t } = useTranslation('editing');
  const [operation, setOperation] = useState<(typeof operations)[number]>('ADD');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const known = useQuery(shopQuery(sellerTags, {}, shopId));
  const { draft, refused } = useDraft(setTags, shopId, (result) => result.productsSetTags, onDone);
  const dirty = chosen.length > 0;
  useEffect(() => onDirty(dirty), [onDirty, dirty]);
  const incomplete = chosen.length === 0 && operation !== 'SET';
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!incomplete && !draft.isPending) draft.mutate({ input: { cards: toSelection(selection), operation, tags: [...chosen] } });
      }}
    >
      <Field label={t('rules.operation')}>
        {(control) => (
          <Select {...control} value={operation} onChange={(event) => setOperation(event.target.value as typeof operation)}>
            {operations.map((name) => (
              <option key={name} value={name}>
                {t(`operation.${name}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {known.error && <InlineError error={known.error} />}
      {known.data && <TagChoice tags={known.data.productTags.nodes} chosen={chosen} onChoose={setChosen} shopId={shopId} />}
      <Refusals errors={refused} />
      <DialogActions>
        <Button look="primary" type="submit" busy={draft.isPending} disabled={incomplete}>
          {t('draft')}
        </Button>
      </DialogActions>
    </form>
  );
}
