import { useTranslation } from 'react-i18next';
import { pluginDisable, pluginPurge, pluginRemove } from '../api/plugin-documents.ts';
import { useChange } from '../hooks/use-change.ts';
import type { Change } from '../model/plugin-search.ts';
import type { PluginDetails } from '../model/plugin.ts';
import { CascadeList } from './cascade-list.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

export interface ChangeDialogProps {
  plugin: PluginDetails;
  onClose(): void;
  /** The change has begun. */
  onJob(jobId: string, change: Change): void;
}

export function DisableDialog({ plugin, onClose, onJob }: ChangeDialogProps) {
  const { t } = useTranslation('plugins');
  const change = useChange(pluginDisable, ({ pluginDisable: started }) => started, (jobId) => {
    onClose();
    onJob(jobId, 'disable');
  });
  return (
    <ConfirmDialog
      title={t('disable.title', { id: plugin.id })}
      description={t('disable.description')}
      action={t('action.disable')}
      danger={plugin.dependants.length > 0}
      busy={change.busy}
      error={change.error}
      onConfirm={() => change.begin({ id: plugin.id })}
      onClose={onClose}
    >
      <CascadeList plugin={plugin} effect="stop" />
    </ConfirmDialog>
  );
}

export function RemoveDialog({ plugin, onClose, onJob }: ChangeDialogProps) {
  const { t } = useTranslation('plugins');
  const change = useChange(pluginRemove, ({ pluginRemove: started }) => started, (jobId) => {
    onClose();
    onJob(jobId, 'remove');
  });
  return (
    <ConfirmDialog
      title={t('remove.title', { id: plugin.id })}
      description={t('remove.description')}
      action={t('action.remove')}
      danger
      busy={change.busy}
      error={change.error}
      onConfirm={() => change.begin({ id: plugin.id })}
      onClose={onClose}
    >
      <CascadeList plugin={plugin} effect="stop" />
      <p className="text-pretty">{t('remove.packages', { count: plugin.versions.length })}</p>
    </ConfirmDialog>
  );
}

export function PurgeDialog({ id, onClose, onJob }: Omit<ChangeDialogProps, 'plugin'> & { id: string }) {
  const { t } = useTranslation('plugins');
  const change = useChange(pluginPurge, ({ pluginPurge: started }) => started, (jobId) => {
    onClose();
    onJob(jobId, 'purge');
  });
  return (
    <ConfirmDialog
      title={t('purge.title', { id })}
      description={t('purge.description')}
      action={t('purge.act')}
      danger
      typed={{ label: t('purge.confirm', { id }), expected: id }}
      busy={change.busy}
      error={change.error}
      onConfirm={() => change.begin({ id, confirmation: id })}
      onClose={onClose}
    >
      <ul className="list-disc rounded-md bg-bad-soft py-2.5 pr-3 pl-7 text-bad marker:text-bad">
        <li>{t('purge.tables')}</li>
        <li>{t('purge.settings')}</li>
        <li>{t('purge.final')}</li>
      </ul>
    </ConfirmDialog>
  );
}
