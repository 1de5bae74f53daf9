import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { follow, shopQuery, toApiError, useShopMutation, type ApiError } from '@/lib/api';
import { job as jobDocument, jobCancel, jobProgress, jobRetry, jobs } from '../api/job-documents.ts';
import { addSample, isUnderWay, secondsLeft, type Job, type Sample } from '../model/job.ts';

const pollMillis = 2_000;
const calmPollMillis = 15_000;

/**
 * The job as it goes: pushed by subscription, and asked for now and then as well, often where pushing fails.
 * Starts from `initial`, which the caller already has.
 */
export function useJob(initial: Job | null, shopId: string | null): { job: Job | null; receivedAt: number } {
  const id = initial?.id ?? null;
  const client = useQueryClient();
  const [pushing, setPushing] = useState(false);
  const options = shopQuery(jobDocument, { id: id ?? '' }, shopId);
  const query = useQuery({
    ...options,
    enabled: id !== null,
    staleTime: 0,
    initialData: initial ? { job: initial } : undefined,
    refetchInterval: ({ state }) => {
      const known = state.data?.job;
      if (known && !isUnderWay(known)) return false;
      return pushing ? calmPollMillis : pollMillis;
    },
  });
  const key = options.queryKey;
  const latestKey = useRef(key);
  useEffect(() => {
    latestKey.current = key;
  });
  useEffect(() => {
    if (id === null) return;
    const stop = new AbortController();
    follow(jobProgress, { id }, { signal: stop.signal, shopId }, ({ jobProgress: next }) => {
      setPushing(true);
      client.setQueryData(latestKey.current, { job: next });
    })
      // Polling goes on; nothing is lost but immediacy.
      .catch(() => undefined)
      .finally(() => setPushing(false));
    return () => stop.abort();
  }, [id, shopId, client]);
  return { job: query.data?.job ?? initial, receivedAt: query.dataUpdatedAt };
}

/** A job of which only the id is known, for example from the address; undefined while it is being asked for, null when there is none. */
export function useJobById(id: string | null, shopId: string | null): { job: Job | null | undefined; receivedAt: number; error: ApiError | null } {
  const found = useQuery({ ...shopQuery(jobDocument, { id: id ?? '' }, shopId), enabled: id !== null });
  const followed = useJob(found.data?.job ?? null, shopId);
  return { ...followed, job: found.data || id === null ? followed.job : undefined, error: found.error };
}

/** Seconds until the job ends at its present pace; null when that cannot be told. */
export function useSecondsLeft(job: Job | null, receivedAt: number): number | null {
  const [seen, setSeen] = useState<{ id: string | undefined; samples: Sample[] }>({ id: undefined, samples: [] });
  if (job && (seen.id !== job.id || seen.samples.at(-1)?.done !== job.done)) {
    const samples = addSample(seen.id === job.id ? seen.samples : [], { at: receivedAt, done: job.done });
    setSeen({ id: job.id, samples });
  }
  return job?.state === 'RUNNING' ? secondsLeft(seen.samples, job.total, receivedAt) : null;
}

/** Stopping and resuming, with the refusal in words where there was one. Notifications tell of jobs that failed: they are read again. */
export function useJobControl(shopId: string | null, onRefused: (message: string) => void) {
  const client = useQueryClient();
  const settle = (job: Job | null | undefined, refusal: string | undefined) => {
    if (job) client.setQueryData(shopQuery(jobDocument, { id: job.id }, shopId).queryKey, { job });
    if (refusal !== undefined) onRefused(refusal);
    for (const key of ['Jobs', 'Notifications']) void client.invalidateQueries({ queryKey: [key] });
  };
  const onError = (error: ApiError) => onRefused(toApiError(error).message);
  const cancel = useShopMutation(jobCancel, shopId, {
    onSuccess: ({ jobCancel: { job, errors } }) => settle(job, errors[0]?.message),
    onError,
  });
  const retry = useShopMutation(jobRetry, shopId, {
    onSuccess: ({ jobRetry: { job, errors } }) => settle(job, errors[0]?.message),
    onError,
  });
  return {
    cancel: (id: string) => cancel.mutate({ input: { id } }),
    retry: (id: string) => retry.mutate({ input: { id } }),
    busy: cancel.isPending || retry.isPending,
  };
}

export function useRunningJobs(shopId: string | null) {
  return useQuery({
    ...shopQuery(jobs, { states: ['QUEUED', 'RUNNING', 'WAITING'], first: 20 }, shopId),
    refetchInterval: ({ state }) => (state.data?.jobs.length ? 3_000 : 15_000),
  });
}
