import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import type { ProductSelection } from '@/sdk/types.ts';
import { useLeaving } from '../hooks/use-leaving.tsx';
import { countOf } from '../model/selection.ts';
import type { EditWay } from './bulk-edit-actions.tsx';
import { GroupForm } from './group-form.tsx';
import { ImportForm } from './import-form.tsx';
import { RulesForm } from './rules-form.tsx';
import { TagsForm } from './tags-form.tsx';
import { TrashForm } from './trash-form.tsx';

interface BulkDialogProps {
  way: EditWay;
  selection: ProductSelection;
  shopId: string;
  onClose(): void;
}

/** Fetched when it is first opened. */
export default function BulkDialog({ way, selection, shopId, onClose }: BulkDialogProps) {
  const { t } = useTranslation('editing');
  const format = useFormat();
  const count = countOf(selection);
  const told = way === 'spreadsheet' ? t('import.hint') : t('bulk.count', { count, total: format.number(count) });
  const leaving = useLeaving(onClose);
  const Form = { rules: RulesForm, spreadsheet: ImportForm, tags: TagsForm, group: GroupForm, trash: TrashForm }[way];
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t(`way.${way}`)} description={told} width={way === 'rules' || way === 'spreadsheet' ? 'wide' : 'narrow'}>
        <Form selection={selection} shopId={shopId} onDirty={leaving.onDirty} onDone={leaving.onDone} />
      </Dialog>
      {leaving.question}
    </>
  );
}

export interface FormProps {
  selection: ProductSelection;
  shopId: string;
  /** Something was typed or chosen that closing would throw away. */
  onDirty(dirty: boolean): void;
  onDone(): void;
}
