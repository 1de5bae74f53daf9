import { Link } from '@tanstack/react-router';
import { CircleAlert, ShieldAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dot, Panel } from '@/components/ui';
import type { Tone } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import type { PluginDetails } from '../model/plugin.ts';
import { behind, healthTones, inSafeMode, pluginTones } from '../model/plugin-state.ts';
import { StateBadge, TrustBadge } from './plugin-badges.tsx';
import { useReason, useStepText } from './plugin-reason.tsx';

/** What it is, how it is, and why. */
export function PluginSummary({ plugin }: { plugin: PluginDetails }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  return (
    <Panel className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateBadge plugin={plugin} />
        <p className="text-xs text-muted tabular-nums">{t('sinceTime', { time: format.dateTime(plugin.changedAt) })}</p>
      </div>
      {plugin.description && <p className="max-w-prose text-pretty">{plugin.description}</p>}
      <Troubles plugin={plugin} />
      <dl className="grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
        <Fact name={t('source')}>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <TrustBadge trust={plugin.trust} />
            {t(`origin.${plugin.origin}`)}
          </span>
          <span className="mt-0.5 block text-xs text-muted text-pretty">{t(`trust.${plugin.trust}.hint`)}</span>
        </Fact>
        <Fact name={t('healthTitle')}>
          <Health plugin={plugin} />
        </Fact>
        <Fact name={t('dependencies')}>
          <PluginLinks ids={plugin.dependencies} />
        </Fact>
        <Fact name={t('dependants')}>
          <PluginLinks ids={plugin.dependants} />
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}

/** A dependency may come with the versions that will do: "wb-tokens >=0.1.0". */
function PluginLinks({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('common');
  if (ids.length === 0) return <span className="text-muted">{t('none')}</span>;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {ids.map((text) => {
        const [id = text, ...range] = text.split(' ');
        return (
          <li key={text}>
            <Link to="/plugins/$id" params={{ id }} className="font-medium text-accent-ink underline-offset-4 hover:underline">
              {id}
            </Link>
            {range.length > 0 && <span className="ml-1 font-mono text-xs text-muted">{range.join(' ')}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Health({ plugin }: { plugin: PluginDetails }) {
  const { t } = useTranslation('plugins');
  if (plugin.health.length === 0) return <span className="text-muted">{t(plugin.state === 'ACTIVE' ? 'healthSilent' : 'healthInactive')}</span>;
  return (
    <ul className="flex flex-col gap-1">
      {plugin.health.map(({ state, message }, at) => (
        <li key={`${at}-${state}`} className="flex items-baseline gap-2">
          <Dot tone={healthTones[state]} />
          <span className="min-w-0 break-words">
            {t(`health.${state}`)}
            {message && <span className="block text-xs text-muted text-pretty">{message}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Everything that somebody should know before anything else. */
function Troubles({ plugin }: { plugin: PluginDetails }) {
  const { t } = useTranslation('plugins');
  const switchedOff = inSafeMode(plugin) && plugin.state === 'INSTALLED';
  const reason = useReason()(plugin);
  const step = useStepText()(plugin.failedStep);
  const waiting = behind(plugin).length;
  const tone = plugin.state === 'ACTIVE' ? 'warn' : pluginTones[plugin.state];
  return (
    <div className="flex flex-col gap-2 empty:hidden">
      {reason && !switchedOff && (
        <Told icon={CircleAlert} tone={tone}>
          <span className="break-words">{reason}</span>
          {step && <span className="block text-xs">{t('failedAt', { step })}</span>}
        </Told>
      )}
      {plugin.desiredState === 'ABSENT' && plugin.state !== 'REMOVED' && (
        <Told icon={CircleAlert} tone="neutral">
          {t('wanted.ABSENT')}
        </Told>
      )}
      {plugin.failedStarts > 0 && (
        <Told icon={ShieldAlert} tone={inSafeMode(plugin) ? 'bad' : 'warn'}>
          {t(inSafeMode(plugin) ? 'safeMode' : 'startsFailed', { count: plugin.failedStarts })}
          {switchedOff && step && <span className="block text-xs">{t('failedAt', { step })}</span>}
        </Told>
      )}
      {waiting > 0 && (
        <Told icon={CircleAlert} tone="warn">
          {t('behindHint', { count: waiting, total: plugin.replicas.length })}
        </Told>
      )}
    </div>
  );
}

const tones = {
  neutral: 'bg-sunken text-muted',
  good: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent-ink',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
} satisfies Record<Tone, string>;

function Told({ icon: Icon, tone, children }: { icon: LucideIcon; tone: Tone; children: ReactNode }) {
  return (
    <div className={`flex items-start gap-2 rounded-md px-3 py-2 text-pretty ${tones[tone]}`}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0">{children}</p>
    </div>
  );
}
