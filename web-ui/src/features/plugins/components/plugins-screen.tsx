import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, SkeletonLines } from '@/components/state';
import { Badge, Dot, Page, PageHead, Table, Td, Th } from '@/components/ui';
import type { PluginsQuery } from '@/generated/graphql/graphql.ts';
import { shopQuery } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { plugins } from '../api/plugin-documents.ts';
import { pluginTones } from '../model/plugin-state.ts';

type Plugin = PluginsQuery['plugins']['items'][number];

export function PluginsScreen() {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const query = useQuery({ ...shopQuery(plugins, {}, null), refetchInterval: 15_000 });
  const items = query.data?.plugins.items;
  const active = items?.filter((plugin) => plugin.state === 'ACTIVE').length ?? 0;
  return (
    <Page>
      <PageHead title={t('title')} note={items && t('count', { active: format.number(active), total: format.number(items.length) })} />
      {query.isPending ? (
        <SkeletonLines />
      ) : query.error && !items ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : items?.length === 0 ? (
        <Empty title={t('none')} />
      ) : (
        <Table aria-label={t('title')}>
          <thead>
            <tr>
              <Th>{t('plugin')}</Th>
              <Th className="max-sm:hidden">{t('version')}</Th>
              <Th>{t('state')}</Th>
              <Th className="max-md:hidden">{t('permissions')}</Th>
              <Th className="text-right max-sm:hidden">{t('since')}</Th>
            </tr>
          </thead>
          <tbody>{items?.map((plugin) => <PluginRow key={plugin.id} plugin={plugin} />)}</tbody>
        </Table>
      )}
    </Page>
  );
}

function PluginRow({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  return (
    <tr className="hover:bg-hover">
      <Td className="align-top">
        <p className="font-medium">{plugin.id}</p>
        {plugin.description && <p className="max-w-72 text-xs text-muted">{plugin.description}</p>}
        {plugin.dependencies.length > 0 && (
          <p className="text-xs text-muted">{t('needs', { plugins: plugin.dependencies.join(', ') })}</p>
        )}
      </Td>
      <Td className="align-top font-mono text-xs max-sm:hidden">{plugin.version}</Td>
      <Td className="align-top">
        <Badge tone={pluginTones[plugin.state]}>
          <Dot tone={pluginTones[plugin.state]} />
          {t(`is.${plugin.state}`)}
        </Badge>
        {plugin.desiredState !== 'ENABLED' && <p className="mt-1 text-xs text-muted">{t(`wanted.${plugin.desiredState}`)}</p>}
        {plugin.reason && (
          <p className="mt-1 max-w-80 text-xs text-pretty">
            {plugin.reason}
            {plugin.failedStep && <span className="text-muted"> {t('step', { step: plugin.failedStep })}</span>}
          </p>
        )}
      </Td>
      <Td className="align-top font-mono text-xs text-muted max-md:hidden">
        {plugin.permissions.map((permission) => (
          <p key={permission} className="whitespace-nowrap">
            {permission}
          </p>
        ))}
      </Td>
      <Td className="text-right align-top whitespace-nowrap text-muted tabular-nums max-sm:hidden">{format.dateTime(plugin.changedAt)}</Td>
    </tr>
  );
}
