import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, Outdated, SkeletonLines } from '@/components/state';
import { buttonStyle, Page, PageHead } from '@/components/ui';
import { PluginSettings } from '@/features/extensions';
import { isUnderWay, useJobById } from '@/features/jobs';
import { useCan } from '@/features/session';
import { usePlugin } from '../hooks/use-plugins.ts';
import type { PluginDetails } from '../model/plugin.ts';
import type { Change, PluginSearch } from '../model/plugin-search.ts';
import { isMoving } from '../model/plugin-state.ts';
import { PluginActions, PurgeButton } from './plugin-actions.tsx';
import { PluginContributions } from './plugin-contributions.tsx';
import { PluginHistory } from './plugin-history.tsx';
import { PluginSchemaHistory } from './plugin-schema-history.tsx';
import { PluginJobPanel } from './plugin-job-panel.tsx';
import { PluginQuotas } from './plugin-quotas.tsx';
import { PluginReplicas } from './plugin-replicas.tsx';
import { PluginSettingsSection } from './plugin-settings-section.tsx';
import { PluginSummary } from './plugin-summary.tsx';
import { PluginVersions } from './plugin-versions.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';

interface PluginScreenProps {
  id: string;
  search: PluginSearch;
  onSearch(patch: Partial<PluginSearch>): void;
}

/** All about one plugin, and what can be done with it. */
export function PluginScreen({ id, search, onSearch }: PluginScreenProps) {
  const { t } = useTranslation('plugins');
  const mayChange = useCan('platform:plugins');
  const query = usePlugin(id);
  const { job, error: jobError } = useJobById(search.job ?? null, null);
  const changing = search.job !== undefined && !jobError && (job === undefined || (job !== null && isUnderWay(job)));
  const plugin = query.data?.plugin;
  const busy = changing || (plugin ? isMoving(plugin) : false);
  const onJob = (jobId: string, change: Change) => onSearch({ job: jobId, change });
  return (
    <Page>
      <div className="flex flex-col gap-1">
        <Link to="/plugins" className="-ml-1 inline-flex min-h-6 items-center gap-0.5 self-start text-xs font-medium text-muted hover:text-ink">
          <ChevronLeft className="size-4" aria-hidden="true" />
          {t('back')}
        </Link>
        <PageHead title={<span className="break-all">{id}</span>} note={plugin && <span className="font-mono text-xs">{plugin.version}</span>}>
          {plugin && mayChange && <PluginActions plugin={plugin} busy={busy} onJob={onJob} />}
        </PageHead>
      </div>
      {!mayChange && <ReadOnlyNote />}
      {search.job && <PluginJobPanel key={search.job} job={jobError ? null : job} change={search.change} id={id} plugin={plugin ?? null} onClose={() => onSearch({ job: undefined, change: undefined })} />}
      <Outdated query={query} />
      {plugin ? (
        <Details plugin={plugin} mayChange={mayChange} busy={busy || !mayChange} onJob={onJob} />
      ) : query.isPending || changing ? (
        <SkeletonLines lines={10} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Empty
          title={t('unknown')}
          actions={
            <>
              <Link to="/plugins" className={buttonStyle({})}>
                {t('back')}
              </Link>
              {mayChange && search.change !== 'purge' && <PurgeButton id={id} busy={changing} onJob={onJob} />}
            </>
          }
        >
          <p>{t(mayChange ? 'unknownLeft' : 'unknownHint')}</p>
        </Empty>
      )}
    </Page>
  );
}

interface DetailsProps {
  plugin: PluginDetails;
  mayChange: boolean;
  /** It cannot be changed now, or not by this user. */
  busy: boolean;
  onJob(jobId: string, change: Change): void;
}

function Details({ plugin, mayChange, busy, onJob }: DetailsProps) {
  return (
    <>
      <PluginSummary plugin={plugin} />
      {mayChange && <PluginSettingsSection key={plugin.id} id={plugin.id} />}
      <PluginSettings id={plugin.id} />
      <PluginContributions plugin={plugin} />
      <PluginQuotas plugin={plugin} />
      <PluginVersions plugin={plugin} busy={busy} onJob={onJob} />
      <PluginReplicas plugin={plugin} />
      <PluginSchemaHistory id={plugin.id} />
      <PluginHistory plugin={plugin} />
    </>
  );
}
