import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogActions } from '@/components/ui';
import type { useViewChanges, View } from '../hooks/use-views.ts';

interface DeleteViewProps {
  deleting: View;
  changes: ReturnType<typeof useViewChanges>;
  onClose(): void;
  onDeleted(): void;
}

export function DeleteView({ deleting, changes, onClose, onDeleted }: DeleteViewProps) {
  const { t } = useTranslation(['lists', 'common']);
  const remove = async () => {
    const gone = await changes.remove(deleting.id);
    onClose();
    if (gone) onDeleted();
  };
  return (
    <Dialog open onClose={onClose} title={t('views.delete', { name: deleting.name })} description={t(deleting.shared ? 'views.deleteShared' : 'views.deleteOwn')}>
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button look="danger" busy={changes.busy} onClick={() => void remove()}>
          {t('views.deleteIt')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
