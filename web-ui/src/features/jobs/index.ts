export { JobsMenu } from './components/jobs-menu.tsx';
export { useJob, useJobById, useJobControl, useSecondsLeft } from './hooks/use-job.ts';
export { isUnderWay, jobShare, jobTones, type Job } from './model/job.ts';
