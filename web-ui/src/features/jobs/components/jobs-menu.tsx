import { ListTodo } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RetryTime } from '@/components/state';
import { Badge, Button, Popover, Progress } from '@/components/ui';
import { useShops } from '@/features/shops';
import { useFormat } from '@/lib/format/use-format.ts';
import { useRunningJobs } from '../hooks/use-job.ts';
import { jobShare, jobTones, type Job } from '../model/job.ts';

/** What runs in the background for the current shop; nothing is shown when nothing does. */
export function JobsMenu() {
  const { t } = useTranslation();
  const { shopId } = useShops();
  const { data } = useRunningJobs(shopId);
  const running = data?.jobs ?? [];
  if (running.length === 0) return null;
  return (
    <Popover
      align="end"
      label={t('jobs.title')}
      className="w-80 p-2"
      trigger={
        <Button look="quiet" aria-label={t('jobs.running', { count: running.length })}>
          <ListTodo />
          <span className="tabular-nums">{running.length}</span>
        </Button>
      }
    >
      <p className="px-2 py-1 font-medium">{t('jobs.title')}</p>
      <ul className="flex flex-col">
        {running.map((job) => (
          <JobLine key={job.id} job={job} />
        ))}
      </ul>
    </Popover>
  );
}

function JobLine({ job }: { job: Job }) {
  const { t } = useTranslation();
  const format = useFormat();
  // One job per kind of change set: `change:wb-products.edit`.
  const type = job.type.startsWith('change:') ? 'change' : job.type.replace(/[:/]/, '_');
  const title = t(`jobs.type.${type}` as 'jobs.type.wb-products_sync', { defaultValue: job.type });
  return (
    <li className="flex flex-col gap-1.5 rounded-md px-2 py-2">
      <div className="flex items-center justify-between gap-2">
        <span className="truncate">{title}</span>
        <Badge tone={jobTones[job.state]}>{t(`jobs.state.${job.state}`)}</Badge>
      </div>
      <Progress label={title} share={jobShare(job)} />
      <p className="text-xs text-muted tabular-nums">
        {job.state === 'WAITING' && job.problem?.retryAt ? (
          <RetryTime retryAt={job.problem.retryAt} />
        ) : (
          t('jobs.done', { done: format.number(job.done), total: job.total ? format.number(job.total) : '?' })
        )}
      </p>
    </li>
  );
}
