import { Ellipsis, Power, PowerOff, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton, Menu, MenuItem, MenuLine, toast } from '@/components/ui';
import { pluginEnable } from '../api/plugin-documents.ts';
import { useChange } from '../hooks/use-change.ts';
import { sensibleActions, versionBefore, wantsAnotherAttempt } from '../model/actions.ts';
import type { Change } from '../model/plugin-search.ts';
import type { PluginDetails } from '../model/plugin.ts';
import { DisableDialog, PurgeDialog, RemoveDialog } from './change-dialogs.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';

interface PluginActionsProps {
  plugin: PluginDetails;
  /** A change is under way: the others wait for it. */
  busy: boolean;
  onJob(jobId: string, change: Change): void;
}

export function PluginActions({ plugin, busy, onJob }: PluginActionsProps) {
  const { t } = useTranslation('plugins');
  const [asking, setAsking] = useState<'disable' | 'remove' | 'rollBack' | null>(null);
  const close = () => setAsking(null);
  const actions = sensibleActions(plugin);
  const before = versionBefore(plugin.versions);
  const ask = (what: typeof asking) => {
    if (!busy) setAsking(what);
  };
  const dialog = { plugin, onClose: close, onJob };
  return (
    <>
      {actions.includes('enable') && <EnableButton plugin={plugin} busy={busy} onJob={onJob} />}
      {actions.includes('disable') && (
        <Button busy={busy} onClick={() => ask('disable')}>
          {!busy && <PowerOff />}
          {t('action.disable')}
        </Button>
      )}
      {actions.includes('purge') && <PurgeButton id={plugin.id} busy={busy} onJob={onJob} />}
      {(actions.includes('rollBack') || actions.includes('remove')) && (
        <Menu
          trigger={
            <IconButton look="plain" label={t('action.more')}>
              <Ellipsis />
            </IconButton>
          }
        >
          {actions.includes('rollBack') && (
            <MenuItem icon={<Undo2 />} disabled={busy} onSelect={() => ask('rollBack')}>
              {t('action.rollBackTo', { version: before?.version ?? '' })}…
            </MenuItem>
          )}
          {actions.includes('rollBack') && actions.includes('remove') && <MenuLine />}
          {actions.includes('remove') && (
            <MenuItem icon={<Trash2 />} danger disabled={busy} onSelect={() => ask('remove')}>
              {t('action.remove')}…
            </MenuItem>
          )}
        </Menu>
      )}
      {asking === 'disable' && <DisableDialog {...dialog} />}
      {asking === 'remove' && <RemoveDialog {...dialog} />}
      {asking === 'rollBack' && before && <RollBackDialog {...dialog} target={before} />}
    </>
  );
}

/** What is left of a plugin can be purged when nothing else of it is known any more. */
export function PurgeButton({ id, busy, onJob }: Omit<PluginActionsProps, 'plugin'> & { id: string }) {
  const { t } = useTranslation('plugins');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button busy={busy} onClick={() => setAsking(true)}>
        {!busy && <Trash2 />}
        {t('action.purge')}…
      </Button>
      {asking && <PurgeDialog id={id} onClose={() => setAsking(false)} onJob={onJob} />}
    </>
  );
}

/** Takes nothing from anybody, and so is not asked about. */
function EnableButton({ plugin, busy, onJob }: PluginActionsProps) {
  const { t } = useTranslation(['plugins', 'common']);
  const change = useChange(pluginEnable, ({ pluginEnable: started }) => started, (jobId) => onJob(jobId, 'enable'), (error) =>
    toast('failed', t('refused', { id: plugin.id }), error.message || t(`common:error.${error.code}.title`)),
  );
  const working = busy || change.busy;
  return (
    <Button look="primary" busy={working} onClick={() => change.begin({ id: plugin.id })}>
      {!working && <Power />}
      {t(wantsAnotherAttempt(plugin) ? 'action.again' : 'action.enable')}
    </Button>
  );
}
