import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MediaIntakeMode, MediaIntakePreviewMutation, MediaIntakeRunQuery } from '@/generated/graphql/graphql.ts';
import { shopQuery, useShopMutation } from '@/lib/api';
import { mediaIntakeCancel, mediaIntakePreview, mediaIntakeRun } from '../api/arrange-documents.ts';
import type { SentSource } from './use-intake-source.ts';

export type IntakeRun = NonNullable<MediaIntakeRunQuery['mediaIntakeRun']>;

const pollMillis = 1_000;

/** The run of what was sent: begun, followed to its end, given up. */
export function useIntake(shopId: string, id: string | null, onRun: (id: string) => void) {
  const [refused, setRefused] = useState<MediaIntakePreviewMutation['mediaIntakePreview']['errors']>([]);
  const begin = useShopMutation(mediaIntakePreview, shopId, {
    onSuccess: ({ mediaIntakePreview: { run, errors } }) => {
      setRefused(errors);
      if (run) onRun(run.id);
    },
  });
  const followed = useQuery({
    ...shopQuery(mediaIntakeRun, { id: id ?? '' }, shopId),
    enabled: id !== null,
    staleTime: 0,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.mediaIntakeRun) ? pollMillis : false),
  });
  const run = id === null ? undefined : followed.data?.mediaIntakeRun;
  const underWay = isUnderWay(run);
  const cancel = useShopMutation(mediaIntakeCancel, shopId, { onSuccess: () => void followed.refetch() });
  const stop = () => {
    if (id !== null && underWay) cancel.mutate({ input: { id } });
  };
  return {
    run,
    underWay,
    /** The run was forgotten, or there never was one. */
    gone: run === null,
    error: begin.error ?? (followed.data ? null : followed.error),
    refused,
    beginning: begin.isPending,
    stopping: cancel.isPending,
    begin: (sent: SentSource, mode: MediaIntakeMode) => {
      stop();
      begin.mutate({ input: { ...sent, mode } });
    },
    stop,
    /** What failed last: to begin, or to look how far it is. */
    retry: () => {
      if (begin.error) begin.mutate(begin.variables);
      else void followed.refetch();
    },
  };
}

function isUnderWay(run: Pick<IntakeRun, 'state'> | null | undefined): boolean {
  return run?.state === 'QUEUED' || run?.state === 'RUNNING';
}
