import { CircleAlert, CircleCheck, RotateCcw, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton, Progress, Spinner, toast } from '@/components/ui';
import { isUnderWay, jobShare, useJobControl, type Job } from '@/features/jobs';
import { useCan } from '@/features/session';
import { usePluginsChanged } from '../hooks/use-plugins.ts';
import { failureOf, noteOf, progressOf, stepIn } from '../model/plugin-job.ts';
import type { Change } from '../model/plugin-search.ts';
import type { PluginDetails } from '../model/plugin.ts';
import { useStepText } from './plugin-reason.tsx';

interface PluginJobPanelProps {
  /** Undefined while it is being asked for, null when there is none. */
  job: Job | null | undefined;
  /** What it does; undefined when that is not known. */
  change: Change | undefined;
  id: string;
  plugin: PluginDetails | null;
  onClose(): void;
}

/** The change under way, step by step, and how it ended. It goes on without anybody watching. */
export function PluginJobPanel({ job, change, id, plugin, onClose }: PluginJobPanelProps) {
  const { t } = useTranslation(['plugins', 'common']);
  const changed = usePluginsChanged();
  const ended = job ? !isUnderWay(job) : false;
  useEffect(() => {
    if (ended) void changed();
  }, [ended, changed]);
  if (job === undefined) return <div className="pulse-block h-16" />;
  const close = (
    <IconButton size="icon-sm" label={t(ended || !job ? 'common:close' : 'job.hide')} onClick={onClose}>
      <X />
    </IconButton>
  );
  if (job === null) {
    return (
      <p role="status" className="flex items-center justify-between gap-3 rounded-lg border bg-surface px-4 py-2 text-muted">
        {t('job.gone')}
        {close}
      </p>
    );
  }
  return (
    <section aria-label={t('job.title')} className="rounded-lg border bg-surface px-4 py-3" data-testid="plugin-job">
      <div className="flex items-start gap-3">
        <Ending state={job.state} />
        <div className="min-w-0 flex-1">
          <Told job={job} change={change} plugin={plugin} />
          <Control job={job} />
        </div>
        <div className="-my-1">{close}</div>
      </div>
      {!ended && <Way job={job} id={id} />}
    </section>
  );
}

function Ending({ state }: { state: Job['state'] }) {
  const style = 'mt-0.5 size-4 shrink-0';
  if (state === 'SUCCEEDED') return <CircleCheck className={`${style} text-good`} aria-hidden="true" />;
  if (state === 'FAILED' || state === 'CANCELLED') return <CircleAlert className={`${style} ${state === 'FAILED' ? 'text-bad' : 'text-muted'}`} aria-hidden="true" />;
  return (
    <span className="mt-0.5">
      <Spinner />
    </span>
  );
}

/** In words: what is done, or was, and why it failed. */
function Told({ job, change, plugin }: Pick<PluginJobPanelProps, 'change' | 'plugin'> & { job: Job }) {
  const { t } = useTranslation('plugins');
  const stepText = useStepText();
  const how = job.state === 'SUCCEEDED' ? 'done' : job.state === 'FAILED' ? 'failed' : job.state === 'CANCELLED' ? 'cancelled' : 'running';
  const failed = job.state === 'FAILED';
  const failure = failed ? failureOf(job) : null;
  // Most failures name their step themselves.
  const step = failure && !/\bstep [A-Z]+\b/.test(failure) && !stepIn(failure) ? stepText(plugin?.failedStep) : null;
  const note = noteOf(job);
  return (
    <div role={failed ? 'alert' : 'status'}>
      <p className="font-medium">{t(change ? `job.${change}.${how}` : `job.other.${how}`, { version: plugin?.version ?? '' })}</p>
      {failure && (
        <p className="mt-0.5 text-bad text-pretty break-words">
          {failure}
          {step && <span className="text-muted"> {t('atStep', { step })}</span>}
        </p>
      )}
      {note && <p className="mt-0.5 text-muted text-pretty break-words">{note}</p>}
      {failed && <p className="mt-0.5 text-muted text-pretty">{t(change === 'install' || change === 'roll-back' ? 'job.oldServes' : 'job.asBefore')}</p>}
    </div>
  );
}

/** How far it has come. */
function Way({ job, id }: { job: Job; id: string }) {
  const { t } = useTranslation(['plugins', 'common']);
  const progress = progressOf(job.message);
  const step = progress && t(`step.${progress.step}`);
  const state = t(`common:jobs.state.${job.state}`);
  const text = job.state === 'QUEUED' || !step ? state : progress.plugin && progress.plugin !== id ? `${progress.plugin}: ${step}` : step;
  return (
    <div className="mt-2.5 flex flex-col gap-1.5">
      <Progress label={t('job.title')} share={jobShare(job)} text={text} />
      <p className="text-xs text-muted first-letter:uppercase" aria-live="polite">
        {text}
      </p>
    </div>
  );
}

function Control({ job }: { job: Job }) {
  const { t } = useTranslation(['plugins', 'common']);
  const mayControl = useCan('platform:jobs');
  const control = useJobControl(null, (message) => toast('failed', t('job.refused'), message));
  if (!mayControl) return null;
  if (job.state === 'FAILED') {
    return (
      <Button size="sm" className="mt-2" busy={control.busy} onClick={() => control.retry(job.id)}>
        {!control.busy && <RotateCcw />}
        {t('common:retry')}
      </Button>
    );
  }
  return job.cancellable ? (
    <Button size="sm" className="mt-2" busy={control.busy} onClick={() => control.cancel(job.id)}>
      {t('common:cancel')}
    </Button>
  ) : null;
}
