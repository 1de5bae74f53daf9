export { JobsMenu } from './components/jobs-menu.tsx';
export { useJob, useJobControl, useSecondsLeft } from './hooks/use-job.ts';
export { isUnderWay, jobShare, jobTones, type Job } from './model/job.ts';
