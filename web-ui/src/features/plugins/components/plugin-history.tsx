import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Badge, Section, Table, Td, Th } from '@/components/ui';
import { useCan } from '@/features/session';
import { shopQuery } from '@/lib/api';
import type { Tone } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import type { PluginHistoryQuery } from '@/generated/graphql/graphql.ts';
import { pluginHistory } from '../api/history-documents.ts';
import type { PluginDetails } from '../model/plugin.ts';

const lookBack = 50;

type Act = PluginHistoryQuery['auditTrail']['nodes'][number];

const tones = { SUCCEEDED: 'good', REFUSED: 'warn', DENIED: 'bad', FAILED: 'bad' } satisfies Record<Act['outcome'], Tone>;

/** Who changed it, for those who may read the audit trail. */
export function PluginHistory({ plugin }: { plugin: PluginDetails }) {
  return useCan('platform:audit') ? <History plugin={plugin} /> : null;
}

function History({ plugin }: { plugin: PluginDetails }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const query = useQuery(shopQuery(pluginHistory, { plugin: plugin.id, first: lookBack }, null));
  const acts = query.data?.auditTrail.nodes;
  return (
    <Section
      title={t('history.title')}
      actions={
        <Link to="/audit" className="text-xs font-medium text-accent-ink underline-offset-4 hover:underline">
          {t('history.all')}
        </Link>
      }
    >
      {query.isPending ? (
        <SkeletonLines lines={3} />
      ) : !acts ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : acts.length === 0 ? (
        <p className="text-muted">{t('history.none')}</p>
      ) : (
        <Table aria-label={t('history.title')}>
          <thead>
            <tr>
              <Th>{t('history.at')}</Th>
              <Th>{t('history.what')}</Th>
              <Th className="max-sm:hidden">{t('history.who')}</Th>
            </tr>
          </thead>
          <tbody>
            {acts.map((act) => (
              <tr key={act.id} className="hover:bg-hover">
                <Td className="align-top text-muted tabular-nums">
                  {format.dateTime(act.at)}
                  <span className="block text-xs break-all sm:hidden">{act.userEmail}</span>
                </Td>
                <Td className="align-top">
                  <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <Link to="/audit" search={{ action: act.action }} className="underline-offset-4 hover:underline">
                      {t(`history.act.${act.action}` as 'history.act.pluginEnable', { defaultValue: act.action })}
                    </Link>
                    {act.outcome !== 'SUCCEEDED' && <Badge tone={tones[act.outcome]}>{t(`history.is.${act.outcome}`)}</Badge>}
                    {act.code && <span className="font-mono text-2xs text-muted">{act.code}</span>}
                  </span>
                </Td>
                <Td className="align-top break-all max-sm:hidden">{act.userEmail}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
