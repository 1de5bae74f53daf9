import { useEffect, useRef, useState } from 'react';
import { files, toApiError, type ApiError, type UploadedFile } from '@/lib/api';

type ArchiveState =
  | { step: 'choosing'; problem: 'NOT_A_ZIP' | null }
  | { step: 'sending'; file: File; share: number }
  | { step: 'failed'; file: File; error: ApiError }
  | { step: 'sent'; file: File; archive: UploadedFile };

const beginning: ArchiveState = { step: 'choosing', problem: null };

/** A ZIP on its way to the host; it can be stopped, and another taken. */
export function useArchive(shopId: string, onSent: (archive: UploadedFile) => void) {
  const [state, setState] = useState(beginning);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = async (file: File) => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const say = (next: ArchiveState) => {
      if (!stop.signal.aborted) setState(next);
    };
    say({ step: 'sending', file, share: 0 });
    try {
      const archive = await files.upload(file, shopId, { signal: stop.signal, onProgress: (share) => say({ step: 'sending', file, share }) });
      say({ step: 'sent', file, archive });
      if (!stop.signal.aborted) onSent(archive);
    } catch (failure) {
      say({ step: 'failed', file, error: toApiError(failure) });
    }
  };
  return {
    state,
    choose: (chosen: readonly File[]) => {
      const [file] = chosen;
      if (!file) return;
      if (/\.zip$/i.test(file.name)) void send(file);
      else setState({ step: 'choosing', problem: 'NOT_A_ZIP' });
    },
    restart: () => {
      running.current?.abort();
      setState(beginning);
    },
  };
}
