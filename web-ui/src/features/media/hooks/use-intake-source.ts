import { useEffect, useRef, useState } from 'react';
import { files, toApiError, type ApiError } from '@/lib/api';
import { bytesOf, filesOfSource, sourceOf, type IntakeSource, type PathFile, type SourceProblem } from '../model/intake-source.ts';
import type { MediaRules } from '../model/media-check.ts';

/** What the host has been sent, by its ids. */
export type SentSource = { archiveId: string } | { files: { fileId: string; path: string }[] };

type SourceState =
  | { step: 'choosing'; problem: SourceProblem | null }
  | { step: 'sending'; source: IntakeSource; share: number }
  | { step: 'failed'; source: IntakeSource; error: ApiError }
  | { step: 'sent'; source: IntakeSource; sent: SentSource };

const beginning: SourceState = { step: 'choosing', problem: null };
/** More at once would only share the same line. */
const atOnce = 2;

/** A ZIP or the files of a folder on their way to the host; they can be stopped, go on where they failed, and others be taken. */
export function useIntakeSource(shopId: string, rules: MediaRules, onSent: (sent: SentSource) => void) {
  const [state, setState] = useState(beginning);
  const running = useRef<AbortController>(null);
  // What is with the host already is not sent again.
  const ids = useRef(new Map<PathFile, string>());
  const brought = useRef<readonly PathFile[]>([]);
  useEffect(() => () => running.current?.abort(), []);

  const send = async (source: IntakeSource, all: readonly PathFile[]) => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const say = (next: SourceState) => {
      if (!stop.signal.aborted) setState(next);
    };
    const bytes = Math.max(1, bytesOf(all));
    const waiting = all.filter((one) => !ids.current.has(one));
    let there = bytesOf(all) - bytesOf(waiting);
    const underWay = new Map<PathFile, number>();
    const tell = () => say({ step: 'sending', source, share: Math.min(1, (there + [...underWay.values()].reduce((sum, part) => sum + part, 0)) / bytes) });
    const sendWaiting = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const next = one;
        const onProgress = (share: number) => {
          underWay.set(next, share * next.file.size);
          tell();
        };
        const { id } = await files.upload(next.file, shopId, { signal: stop.signal, onProgress });
        stop.signal.throwIfAborted();
        ids.current.set(next, id);
        underWay.delete(next);
        there += next.file.size;
        tell();
      }
    };
    tell();
    try {
      await Promise.all(Array.from({ length: atOnce }, sendWaiting));
      const named = all.map((one) => ({ fileId: ids.current.get(one) ?? '', path: one.path }));
      const sent = source.kind === 'archive' ? { archiveId: named[0]?.fileId ?? '' } : { files: named };
      say({ step: 'sent', source, sent });
      if (!stop.signal.aborted) onSent(sent);
    } catch (failure) {
      say({ step: 'failed', source, error: toApiError(failure) });
      // The others of it.
      stop.abort();
    }
  };
  return {
    state,
    choose: (chosen: readonly File[]) => {
      if (chosen.length === 0) return;
      const found = sourceOf(chosen, rules);
      if ('code' in found) {
        setState({ step: 'choosing', problem: found });
        return;
      }
      ids.current.clear();
      brought.current = filesOfSource(found);
      void send(found, brought.current);
    },
    /** Sends what did not come there. */
    again: () => {
      if (state.step === 'failed') void send(state.source, brought.current);
    },
    restart: () => {
      running.current?.abort();
      setState(beginning);
    },
  };
}
