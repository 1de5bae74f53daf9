import { useTranslation } from 'react-i18next';
import { pluginRollBack } from '../api/plugin-documents.ts';
import { useChange } from '../hooks/use-change.ts';
import type { PluginVersion } from '../model/plugin.ts';
import { CascadeList } from './cascade-list.tsx';
import type { ChangeDialogProps } from './change-dialogs.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** To a version that is kept. */
export function RollBackDialog({ plugin, target, onClose, onJob }: ChangeDialogProps & { target: PluginVersion }) {
  const { t } = useTranslation('plugins');
  const change = useChange(pluginRollBack, ({ pluginRollBack: started }) => started, (jobId) => {
    onClose();
    onJob(jobId, 'roll-back');
  });
  return (
    <ConfirmDialog
      title={t('rollBack.title', { id: plugin.id, version: target.version })}
      description={t('rollBack.description', { version: plugin.version })}
      action={t('rollBack.act', { version: target.version })}
      busy={change.busy}
      error={change.error}
      onConfirm={() => change.begin({ id: plugin.id, digest: target.digest })}
      onClose={onClose}
    >
      <CascadeList plugin={plugin} effect="restart" />
      <p className="text-muted text-pretty">{t('rollBack.tables')}</p>
    </ConfirmDialog>
  );
}
