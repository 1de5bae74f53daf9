import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Badge, Section } from '@/components/ui';
import { useCan } from '@/features/session';
import type { PluginSchemaHistoryQuery } from '@/generated/graphql/graphql.ts';
import { shopQuery } from '@/lib/api';
import type { Tone } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { schemaHistory } from '../api/history-documents.ts';

type Snapshot = PluginSchemaHistoryQuery['schemaSnapshots']['items'][number];

/** More than these of one change are counted, not shown, until they are asked for. */
const shown = 6;

const tones = { BREAKING: 'bad', DANGEROUS: 'warn', SAFE: 'good' } satisfies Record<Snapshot['changes'][number]['effect'], Tone>;

/** What its changes did to the API, for those who may change it. */
export function PluginSchemaHistory({ id }: { id: string }) {
  return useCan('platform:plugins') ? <SchemaHistory id={id} /> : null;
}

function SchemaHistory({ id }: { id: string }) {
  const { t } = useTranslation('plugins');
  const query = useQuery(shopQuery(schemaHistory, { plugin: id }, null));
  const snapshots = query.data?.schemaSnapshots.items;
  if (snapshots?.length === 0) return null;
  return (
    <Section title={t('schema.title')}>
      {query.isPending ? (
        <SkeletonLines lines={3} />
      ) : !snapshots ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ol className="grid gap-4">
          {snapshots.map((snapshot) => (
            <SchemaChange key={snapshot.id} snapshot={snapshot} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function SchemaChange({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const first = snapshot.changes.slice(0, shown);
  const others = snapshot.changes.slice(shown);
  return (
    <li>
      <p className="mb-1 flex flex-wrap gap-x-3 text-muted">
        <span className="tabular-nums">{format.dateTime(snapshot.at)}</span>
        <span className="font-mono text-xs leading-5">{snapshot.version}</span>
      </p>
      <Changes changes={first} />
      {others.length > 0 && (
        <details>
          <summary className="cursor-pointer py-1 text-xs font-medium text-accent-ink">{t('schema.more', { count: others.length })}</summary>
          <Changes changes={others} />
        </details>
      )}
    </li>
  );
}

function Changes({ changes }: { changes: Snapshot['changes'] }) {
  const { t } = useTranslation('plugins');
  return (
    <ul className="grid gap-1">
      {changes.map((change) => (
        <li key={`${change.effect} ${change.coordinate} ${change.message}`} className="flex flex-wrap items-baseline gap-x-2">
          <Badge tone={tones[change.effect]}>{t(`schema.is.${change.effect}`)}</Badge>
          <code className="text-xs break-all">{change.coordinate}</code>
          <span className="text-xs text-muted">{change.message}</span>
        </li>
      ))}
    </ul>
  );
}
