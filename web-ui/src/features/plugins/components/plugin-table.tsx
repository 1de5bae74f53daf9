import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Badge, Table, Td, Th } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import type { Plugin } from '../model/plugin.ts';
import { behind, isRemoved } from '../model/plugin-state.ts';
import { HealthBadge, StateBadge, TrustBadge } from './plugin-badges.tsx';
import { useReason, useStepText } from './plugin-reason.tsx';

export function PluginTable({ plugins }: { plugins: readonly Plugin[] }) {
  const { t } = useTranslation('plugins');
  return (
    <Table aria-label={t('title')}>
      <thead>
        <tr>
          <Th>{t('plugin')}</Th>
          <Th className="max-sm:hidden">{t('version')}</Th>
          <Th>{t('state')}</Th>
          <Th className="max-lg:hidden">{t('source')}</Th>
          <Th className="max-md:hidden">{t('healthTitle')}</Th>
          <Th className="text-right max-xl:hidden">{t('since')}</Th>
        </tr>
      </thead>
      <tbody>
        {plugins.map((plugin) => (
          <PluginRow key={plugin.id} plugin={plugin} />
        ))}
      </tbody>
    </Table>
  );
}

function PluginRow({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  return (
    <tr className="hover:bg-hover">
      <Td className="align-top">
        <Link
          to="/plugins/$id"
          params={{ id: plugin.id }}
          className={`font-medium underline-offset-4 hover:underline ${isRemoved(plugin) ? 'text-muted' : ''}`}
        >
          {plugin.id}
        </Link>
        <span className="ml-2 font-mono text-xs text-muted sm:hidden">{plugin.version}</span>
        {plugin.description && <p className="line-clamp-2 max-w-80 text-xs text-pretty text-muted">{plugin.description}</p>}
        <p className="mt-1 flex flex-wrap gap-1 empty:hidden lg:hidden">
          {plugin.trust === 'UNSIGNED' && <TrustBadge trust={plugin.trust} />}
          {plugin.origin === 'DEVELOPMENT' && <Badge tone="accent">{t('origin.DEVELOPMENT')}</Badge>}
        </p>
      </Td>
      <Td className="align-top font-mono text-xs/5 whitespace-nowrap max-sm:hidden">{plugin.version}</Td>
      <Td className="align-top">
        <StateCell plugin={plugin} />
      </Td>
      <Td className="align-top max-lg:hidden">
        <TrustBadge trust={plugin.trust} />
        <p className="mt-0.5 text-xs whitespace-nowrap text-muted">{t(`origin.${plugin.origin}`)}</p>
      </Td>
      <Td className="align-top max-md:hidden">
        <HealthBadge plugin={plugin} />
      </Td>
      <Td className="text-right align-top whitespace-nowrap text-muted tabular-nums max-xl:hidden">{format.dateTime(plugin.changedAt)}</Td>
    </tr>
  );
}

function StateCell({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation('plugins');
  const reason = useReason()(plugin);
  const step = useStepText()(plugin.failedStep);
  const waiting = behind(plugin).length;
  return (
    <>
      <p className="flex flex-wrap gap-1">
        <StateBadge plugin={plugin} />
        {waiting > 0 && <Badge tone="warn">{t('behind', { count: waiting, total: plugin.replicas.length })}</Badge>}
        {plugin.failedStarts > 0 && <Badge tone="bad">{t('failedStarts', { count: plugin.failedStarts })}</Badge>}
        <span className="contents md:hidden">
          <HealthBadge plugin={plugin} />
        </span>
      </p>
      {reason && (
        <p className="mt-1 line-clamp-3 max-w-96 text-xs text-pretty">
          {reason}
          {step && <span className="text-muted"> {t('atStep', { step })}</span>}
        </p>
      )}
    </>
  );
}
