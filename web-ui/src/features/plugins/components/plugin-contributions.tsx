import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Panel, Section } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import type { PluginDetails } from '../model/plugin.ts';
import { isRemoved } from '../model/plugin-state.ts';

const kinds = ['queryFields', 'mutationFields', 'endpoints', 'jobs', 'events', 'types'] as const;

/** What the host has from it. */
export function PluginContributions({ plugin }: { plugin: PluginDetails }) {
  const { t } = useTranslation('plugins');
  const { contributions, permissions } = plugin;
  const schema = contributions?.databaseSchema;
  const role = contributions?.databaseRole;
  const named = [
    ...kinds.map((kind) => ({ kind, names: contributions?.[kind] ?? [] })),
    { kind: 'permissions' as const, names: permissions },
    { kind: 'databaseSchema' as const, names: schema ? [schema] : [] },
    { kind: 'databaseRole' as const, names: role ? [role] : [] },
  ].filter(({ names }) => names.length > 0);
  if (isRemoved(plugin)) return null;
  return (
    <Section title={t('brings.title')} note={!contributions && named.length > 0 && t('brings.inactive')}>
      {named.length > 0 ? (
        <Panel>
          <dl className="divide-y">
            {named.map(({ kind, names }) => (
              <Names key={kind} title={t(`brings.${kind}`)} names={names} />
            ))}
          </dl>
        </Panel>
      ) : (
        <p className="text-muted">{t(contributions ? 'brings.nothing' : 'brings.nothingYet')}</p>
      )}
    </Section>
  );
}

/** As many as are taken in at a glance. */
const firstNames = 12;

function Names({ title, names }: { title: string; names: readonly string[] }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, firstNames);
  return (
    <div className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[12rem_1fr]">
      <dt className="text-xs text-muted sm:pt-0.5">
        {title}
        {names.length > 1 && <span className="ml-1.5 tabular-nums">{format.number(names.length)}</span>}
      </dt>
      <dd className="min-w-0">
        <ul className="flex flex-wrap items-center gap-1">
          {shown.map((name) => (
            <li key={name} className="max-w-full rounded bg-sunken px-1.5 py-0.5 font-mono text-xs break-all">
              {name}
            </li>
          ))}
          {names.length > shown.length && (
            <li>
              <Button look="link" size="bare" className="px-1 text-xs" onClick={() => setAll(true)}>
                {t('brings.more', { count: names.length - shown.length })}
              </Button>
            </li>
          )}
        </ul>
      </dd>
    </div>
  );
}
