import { useCallback, useEffect, useRef, useState } from 'react';
import { toApiError, type ApiError } from '@/lib/api';
import { uploadPackage } from '../api/upload-package.ts';
import { fileProblem, type FileProblem } from '../model/package-file.ts';
import { readReport, type UploadReport } from '../model/upload-report.ts';

export type UploadState =
  | { step: 'choosing'; problem: FileProblem | null; name: string | null }
  | { step: 'sending'; file: File; share: number }
  /** Sent; the host looks into it. */
  | { step: 'reading'; file: File }
  | { step: 'refused'; file: File; error: ApiError }
  | { step: 'reported'; file: File; report: UploadReport };

const beginning: UploadState = { step: 'choosing', problem: null, name: null };

/** From the file to what the host says of it; whatever goes wrong, another file can be chosen. */
export function useUpload() {
  const [state, setState] = useState<UploadState>(beginning);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = useCallback(async (file: File) => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    // What an upload that was given up still says must not overwrite what came after it.
    const say = (next: UploadState) => {
      if (!stop.signal.aborted) setState(next);
    };
    say({ step: 'sending', file, share: 0 });
    try {
      const answer = await uploadPackage(file, {
        signal: stop.signal,
        onProgress: (share) => say(share < 1 ? { step: 'sending', file, share } : { step: 'reading', file }),
      });
      const report = readReport(answer);
      say(report ? { step: 'reported', file, report } : { step: 'refused', file, error: toApiError(null) });
    } catch (failure) {
      say({ step: 'refused', file, error: toApiError(failure) });
    }
  }, []);

  const choose = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      const problem = fileProblem(files);
      const [file] = files;
      if (problem === null && file) return void send(file);
      running.current?.abort();
      setState({ step: 'choosing', problem, name: files.length === 1 ? (file?.name ?? null) : null });
    },
    [send],
  );

  const restart = useCallback(() => {
    running.current?.abort();
    setState(beginning);
  }, []);

  return { state, choose, send, restart };
}
