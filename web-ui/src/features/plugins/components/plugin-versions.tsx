import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, Button, CopyButton, Section, Table, Td, Th } from '@/components/ui';
import { useCan } from '@/features/session';
import { useFormat } from '@/lib/format/use-format.ts';
import type { Change } from '../model/plugin-search.ts';
import type { PluginDetails, PluginVersion } from '../model/plugin.ts';
import { TrustBadge } from './plugin-badges.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';

interface PluginVersionsProps {
  plugin: PluginDetails;
  busy: boolean;
  onJob(jobId: string, change: Change): void;
}

/** The packages that are kept, and the way back to each. */
export function PluginVersions({ plugin, busy, onJob }: PluginVersionsProps) {
  const { t } = useTranslation('plugins');
  const mayChange = useCan('platform:plugins');
  const [target, setTarget] = useState<PluginVersion | null>(null);
  if (plugin.versions.length === 0) return null;
  return (
    <Section title={t('versions.title')} note={plugin.versions.length === 1 && t('versions.only')}>
      <Table aria-label={t('versions.title')}>
        <thead>
          <tr>
            <Th>{t('version')}</Th>
            <Th className="max-md:hidden">{t('source')}</Th>
            <Th>{t('versions.installed')}</Th>
            <Th className="max-lg:hidden">{t('versions.digest')}</Th>
            {mayChange && (
              <Th>
                <span className="sr-only">{t('action.rollBack')}</span>
              </Th>
            )}
          </tr>
        </thead>
        <tbody>
          {plugin.versions.map((version) => (
            <VersionRow key={version.digest} version={version} onRollBack={mayChange ? setTarget : null} busy={busy} />
          ))}
        </tbody>
      </Table>
      {target && <RollBackDialog plugin={plugin} target={target} onClose={() => setTarget(null)} onJob={onJob} />}
    </Section>
  );
}

interface VersionRowProps {
  version: PluginVersion;
  busy: boolean;
  onRollBack: ((version: PluginVersion) => void) | null;
}

function VersionRow({ version, busy, onRollBack }: VersionRowProps) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  return (
    <tr className="hover:bg-hover">
      <Td>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-mono text-xs">{version.version}</span>
          {version.current && <Badge tone="accent">{t('versions.current')}</Badge>}
        </span>
      </Td>
      <Td className="max-md:hidden">
        <TrustBadge trust={version.trust} />
      </Td>
      <Td className="text-muted tabular-nums">
        <p>{format.dateTime(version.installedAt)}</p>
        {version.installedBy && <p className="text-xs break-all">{version.installedBy}</p>}
      </Td>
      <Td className="max-lg:hidden">
        <span className="flex items-center gap-1 font-mono text-xs text-muted">
          <span title={version.digest}>{version.digest.slice(0, 12)}</span>
          <CopyButton text={version.digest} what={t('versions.digest')} />
        </span>
      </Td>
      {onRollBack && (
        <Td className="text-right">
          {!version.current && (
            // Held rather than disabled: the focus comes back to it from the dialog.
            <Button
              size="sm"
              needsHost
              aria-disabled={busy || undefined}
              className={busy ? 'opacity-55' : ''}
              onClick={() => !busy && onRollBack(version)}
            >
              <Undo2 />
              {t('action.rollBack')}
              <span className="sr-only">{version.version}</span>
            </Button>
          )}
        </Td>
      )}
    </tr>
  );
}
