import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MediaDownloadPrepareInput, MediaDownloadQuery } from '@/generated/graphql/graphql.ts';
import { ApiError, files, shopQuery, useShopMutation } from '@/lib/api';
import { mediaDownload, mediaDownloadPrepare, mediaDownloadStop } from '../api/media-documents.ts';

export type MediaDownload = NonNullable<MediaDownloadQuery['mediaDownload']>;

const pollMillis = 1_000;

/** One archive from its preparation to its end; the browser saves it, and here is told how far it is. */
export function useMediaDownload(shopId: string) {
  const [begun, setBegun] = useState<MediaDownload | null>(null);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const prepare = useShopMutation(mediaDownloadPrepare, shopId);
  const stop = useShopMutation(mediaDownloadStop, shopId);
  const followed = useQuery({
    ...shopQuery(mediaDownload, { id: begun?.id ?? '' }, shopId),
    enabled: begun !== null,
    refetchInterval: ({ state }) => (isUnderWay(state.data?.mediaDownload ?? begun) ? pollMillis : false),
    staleTime: 0,
  });
  const download = followed.data?.mediaDownload ?? begun;

  const start = async (input: MediaDownloadPrepareInput) => {
    setRefusal(null);
    try {
      const { mediaDownloadPrepare: payload } = await prepare.mutateAsync({ input });
      const refused = payload.errors[0];
      if (refused) throw new ApiError('INVALID_INPUT', refused.message);
      if (!payload.download) return;
      setBegun(payload.download);
      await files.save(payload.download.path, shopId);
    } catch (failure) {
      setRefusal(failure instanceof ApiError ? failure : new ApiError('INTERNAL', ''));
    }
  };
  return {
    download,
    underWay: isUnderWay(download),
    preparing: prepare.isPending,
    stopping: stop.isPending || stop.isSuccess,
    refusal,
    start: (input: MediaDownloadPrepareInput) => void start(input),
    stop: () => {
      if (download) stop.mutate({ input: { id: download.id } });
    },
    resume: (input: Omit<MediaDownloadPrepareInput, 'nmIds' | 'filter' | 'expectedCount'>) => {
      if (!download) return;
      stop.reset();
      void start({ ...input, resumes: download.id });
    },
  };
}

function isUnderWay(download: { state: MediaDownload['state'] } | null): boolean {
  return download !== null && (download.state === 'READY' || download.state === 'RUNNING');
}
