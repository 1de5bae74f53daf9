import { CircleAlert, Hourglass, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RetryTime } from '@/components/state';
import { Button, Progress, Spinner, toast } from '@/components/ui';
import { jobShare, useJobControl, useSecondsLeft, type Job } from '@/features/jobs';
import { useCan } from '@/features/session';
import { useFormat } from '@/lib/format/use-format.ts';

interface SyncPanelProps {
  job: Job;
  /** When this state of the job came, in this browser's time. */
  receivedAt: number;
  /** Nothing is in the mirror yet. */
  first: boolean;
  rows: number;
  shopId: string;
}

/** The sync under way: how far, how long still, what it waits for; and the two things one can do about it. */
export function SyncPanel({ job, receivedAt, first, rows, shopId }: SyncPanelProps) {
  const { t } = useTranslation(['products', 'common']);
  const format = useFormat();
  const mayAct = useCan('platform:jobs');
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
          {job.failed > 0 && ` · ${t('sync.setAside', { count: job.failed })}`}
        </p>
        <div className="ml-auto flex gap-2">
          {mayAct && job.state === 'FAILED' && (
            <Button size="sm" busy={control.busy} onClick={() => control.retry(job.id)}>
              <RefreshCw />
              {t('common:retry')}
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

function SyncIcon({ state }: { state: Job['state'] }) {
  if (state === 'FAILED') return <CircleAlert className="size-4 text-bad" aria-hidden="true" />;
  if (state === 'WAITING') return <Hourglass className="size-4 text-warn" aria-hidden="true" />;
  return <Spinner />;
}
