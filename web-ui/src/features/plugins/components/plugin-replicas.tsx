import { useTranslation } from 'react-i18next';
import { Badge, Dot, Section, Table, Td, Th } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import type { PluginDetails } from '../model/plugin.ts';
import { behind, pluginTones } from '../model/plugin-state.ts';

/** Each replica of the host comes to what is wanted by itself; here is who has not yet. */
export function PluginReplicas({ plugin }: { plugin: PluginDetails }) {
  const { t } = useTranslation('plugins');
  const { replicas } = plugin;
  const waiting = behind(plugin).length;
  if (replicas.length === 0) return null;
  return (
    <Section title={t('replicas.title')} note={waiting > 0 ? t('behind', { count: waiting, total: replicas.length }) : t('replicas.converged', { count: replicas.length })}>
      <Table aria-label={t('replicas.title')}>
        <thead>
          <tr>
            <Th>{t('replicas.host')}</Th>
            <Th className="max-sm:hidden">{t('version')}</Th>
            <Th>{t('state')}</Th>
            <Th className="text-right max-sm:hidden">{t('replicas.seen')}</Th>
          </tr>
        </thead>
        <tbody>
          {replicas.map((replica) => (
            <tr key={replica.host} className="hover:bg-hover">
              <Td className="align-top break-all">
                {replica.host}
                <span className="block font-mono text-xs text-muted sm:hidden">{replica.version}</span>
              </Td>
              <Td className="align-top font-mono text-xs/5 max-sm:hidden">{replica.version ?? t('replicas.noVersion')}</Td>
              <Td className="align-top">
                <p className="flex flex-wrap gap-1">
                  <Badge tone={pluginTones[replica.state]}>
                    <Dot tone={pluginTones[replica.state]} />
                    {t(`is.${replica.state}`)}
                  </Badge>
                  {!replica.converged && <Badge tone="warn">{t('replicas.behind')}</Badge>}
                </p>
                {replica.reason && <p className="mt-1 max-w-96 text-xs text-pretty break-words">{replica.reason}</p>}
                <p className="mt-0.5 text-xs text-muted tabular-nums sm:hidden">
                  <Seen at={replica.seenAt} />
                </p>
              </Td>
              <Td className="text-right align-top whitespace-nowrap text-muted tabular-nums max-sm:hidden">
                <Seen at={replica.seenAt} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Seen({ at }: { at: string }) {
  const format = useFormat();
  const now = useNow(10_000);
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(Math.min(0, Math.round((Date.parse(at) - now) / 1_000)))}
    </time>
  );
}
