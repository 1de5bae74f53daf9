import { CircleAlert, CirclePause, Hourglass, Pause, Play, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RetryTime } from '@/components/state';
import { Button, Progress, Spinner, toast } from '@/components/ui';
import { jobShare, useJobControl, useSecondsLeft, type Job } from '@/features/jobs';
import { useCan } from '@/features/session';
import { useFormat } from '@/lib/format/use-format.ts';
import type { SyncSteering } from '../hooks/use-sync-steering.ts';
import { SyncPlanNote } from './sync-plan-note.tsx';

interface SyncPanelProps {
  job: Job;
  steering: SyncSteering;
  /** When this state of the job came, in this browser's time. */
  receivedAt: number;
  /** Nothing is in the mirror yet. */
  first: boolean;
  rows: number;
  shopId: string;
}

/** The sync under way: how far, what it still needs, how long, what it waits for; and what one can do about it. */
export function SyncPanel({ job, steering, receivedAt, first, rows, shopId }: SyncPanelProps) {
  const { t } = useTranslation(['products', 'common', 'sync']);
  const format = useFormat();
  const mayAct = useCan('platform:jobs');
  const maySync = useCan('wb-products:sync');
  const { plan } = steering;
  const left = useSecondsLeft(job, receivedAt);
  const control = useJobControl(shopId, (message) => toast('failed', t('sync.refused'), message));
  const title = t(first ? 'sync.first' : 'sync.running');
  const counted = job.total
    ? t('sync.counted', { count: job.total, done: format.number(job.done), total: format.number(job.total) })
    : t('sync.countedOpen', { count: Math.max(job.done, rows), done: format.number(Math.max(job.done, rows)) });
  return (
    <section aria-label={t('sync.title')} className="mx-4 mb-3 rounded-lg border bg-surface px-4 py-3 lg:mx-6" data-testid="sync-panel">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SyncIcon state={job.state} />
        <p className="font-medium">
          {job.state === 'WAITING' ? t('sync.waiting') : job.state === 'FAILED' ? t('sync.failed') : job.state === 'QUEUED' ? t('sync.queued') : title}
        </p>
        <p className="text-muted tabular-nums" aria-live="polite">
          {counted}
          {left !== null && left > 0 && ` · ${t('sync.left', { duration: format.duration(left) })}`}
          {plan?.pausedAt && ` · ${t('sync:pausing')}`}
          {job.failed > 0 && ` · ${t('sync.setAside', { count: job.failed })}`}
        </p>
        <div className="ml-auto flex gap-2">
          {mayAct && job.state === 'FAILED' && (
            <Button size="sm" busy={control.busy} onClick={() => control.retry(job.id)}>
              <RefreshCw />
              {t('common:retry')}
            </Button>
          )}
          {maySync && job.cancellable && plan && !plan.pausedAt && (
            <Button size="sm" busy={steering.busy} onClick={steering.pause}>
              <Pause />
              {t('sync:pause')}
            </Button>
          )}
          {maySync && plan?.pausedAt && (
            <Button size="sm" busy={steering.busy} onClick={steering.resume}>
              <Play />
              {t('sync:resume')}
            </Button>
          )}
          {mayAct && job.cancellable && (
            <Button size="sm" busy={control.busy} onClick={() => control.cancel(job.id)}>
              {t('sync.cancel')}
            </Button>
          )}
        </div>
      </div>
      {job.state !== 'FAILED' && (
        <div className="mt-2.5">
          <Progress label={title} share={jobShare(job)} text={counted} />
        </div>
      )}
      {plan && job.state !== 'FAILED' && <SyncPlanNote plan={plan} />}
      {job.problem && (
        <p className="mt-2 text-xs text-muted">
          {t(`common:problem.${job.problem.kind}`)}
          {job.problem.retryAt && (
            <>
              {'. '}
              <span className="font-medium text-ink tabular-nums">
                <RetryTime retryAt={job.problem.retryAt} />
              </span>
            </>
          )}
          {job.problem.message && ` (${job.problem.message})`}
        </p>
      )}
    </section>
  );
}

/** A sync that somebody holds up: nothing runs, and nothing will until it is resumed. */
export function PausedSyncPanel({ steering, pausedAt }: { steering: SyncSteering; pausedAt: string }) {
  const { t } = useTranslation(['products', 'sync']);
  const format = useFormat();
  const maySync = useCan('wb-products:sync');
  return (
    <section aria-label={t('sync.title')} className="mx-4 mb-3 rounded-lg border bg-surface px-4 py-3 lg:mx-6" data-testid="sync-panel">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <CirclePause className="size-4 text-warn" aria-hidden="true" />
        <p className="font-medium">{t('sync:paused')}</p>
        <p className="text-muted tabular-nums">{t('sync:pausedSince', { time: format.time(pausedAt) })}</p>
        {maySync && (
          <Button size="sm" className="ml-auto" busy={steering.busy} onClick={steering.resume}>
            <Play />
            {t('sync:resume')}
          </Button>
        )}
      </div>
      {steering.plan && <SyncPlanNote plan={steering.plan} />}
    </section>
  );
}

function SyncIcon({ state }: { state: Job['state'] }) {
  if (state === 'FAILED') return <CircleAlert className="size-4 text-bad" aria-hidden="true" />;
  if (state === 'WAITING') return <Hourglass className="size-4 text-warn" aria-hidden="true" />;
  return <Spinner />;
}
