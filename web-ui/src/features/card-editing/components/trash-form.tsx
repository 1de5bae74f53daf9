import { useTranslation } from 'react-i18next';
import { Button, DialogActions } from '@/components/ui';
import { trashCards } from '../api/trash-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { toSelection } from '../model/selection.ts';
import type { FormProps } from './bulk-dialog.tsx';
import { Refusals } from './refusals.tsx';

export function TrashForm({ selection, shopId, onDone }: FormProps) {
  const { t } = useTranslation('editing');
  const { draft, refused } = useDraft(trashCards, shopId, (result) => result.productsTrash, onDone);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty">{t('trash.hint')}</p>
      <Refusals errors={refused} />
      <DialogActions>
        <Button look="primary" busy={draft.isPending} onClick={() => draft.mutate({ input: { cards: toSelection(selection) } })}>
          {t('draft')}
        </Button>
      </DialogActions>
    </div>
  );
}
