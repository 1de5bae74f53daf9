import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '@/components/state';
import { Badge, Button, IconButton, Progress, toast } from '@/components/ui';
import { isUnderWay, jobShare, jobTones, useJobById, useJobControl, useSecondsLeft } from '@/features/jobs';
import { useCan } from '@/features/session';
import { useFormat } from '@/lib/format/use-format.ts';

/** How far the warming has come. It stands in the address, and so outlives a reload; the job needs nobody to watch it. */
export function WarmPanel({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const { t } = useTranslation(['cache', 'common']);
  const format = useFormat();
  const client = useQueryClient();
  const mayCancel = useCan('platform:jobs');
  const { job, receivedAt, error } = useJobById(jobId, null);
  const left = useSecondsLeft(job ?? null, receivedAt);
  const control = useJobControl(null, (message) => toast('failed', t('warm.refused'), message));
  const ended = job ? !isUnderWay(job) : false;
  useEffect(() => {
    if (ended) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'CacheStats' || queryKey[0] === 'CacheEntries' });
  }, [ended, client]);
  if (error || job === null) return <Gone onClose={onClose} />;
  if (!job) return <div className="pulse-block h-16" />;
  const counted = t('common:jobs.done', { done: format.number(job.done), total: job.total ? format.number(job.total) : '?' });
  return (
    <section aria-label={t('warm.progress')} className="rounded-lg border bg-surface px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="font-medium">{t('warm.progress')}</p>
        <Badge tone={jobTones[job.state]}>{t(`common:jobs.state.${job.state}`)}</Badge>
        <p className="text-muted tabular-nums" aria-live="polite">
          {counted}
          {left !== null && left > 0 && ` · ${t('warm.left', { duration: format.duration(left) })}`}
          {job.failed > 0 && ` · ${t('warm.failed', { count: job.failed, failed: format.number(job.failed) })}`}
        </p>
        <div className="ml-auto flex items-center gap-2">
          {mayCancel && job.cancellable && (
            <Button size="sm" busy={control.busy} onClick={() => control.cancel(job.id)}>
              {t('common:cancel')}
            </Button>
          )}
          <IconButton size="icon-sm" label={t(ended ? 'common:close' : 'warm.hide')} onClick={onClose}>
            <X />
          </IconButton>
        </div>
      </div>
      {!ended && (
        <div className="mt-2.5">
          <Progress label={t('warm.progress')} share={jobShare(job)} text={counted} />
        </div>
      )}
      {job.message && <p className="mt-2 text-xs text-muted">{job.message}</p>}
      {job.problem && (
        <div className="mt-2 max-w-prose">
          <ProblemNote problem={job.problem} />
        </div>
      )}
    </section>
  );
}

function Gone({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['cache', 'common']);
  return (
    <p role="status" className="flex items-center justify-between gap-3 rounded-lg border bg-surface px-4 py-2 text-muted">
      {t('warm.gone')}
      <IconButton size="icon-sm" label={t('common:close')} onClick={onClose}>
        <X />
      </IconButton>
    </p>
  );
}
