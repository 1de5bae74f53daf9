import { useCallback, useEffect, useRef } from 'react';
import { files, toApiError } from '@/lib/api';
import type { Sending } from '../model/arrangement.ts';

/** More at once would only share the same line. */
const atOnce = 2;

/** Sends files to the host, few at a time; each can be stopped, and all stop when nobody waits for them any more. */
export function useSender(shopId: string) {
  const stops = useRef(new Map<string, AbortController>());
  const waiting = useRef<(() => void)[]>([]);
  const running = useRef(0);
  useEffect(() => {
    const begun = stops.current;
    return () => {
      for (const stop of begun.values()) stop.abort();
      begun.clear();
    };
  }, []);

  const send = useCallback(
    async (key: string, file: File, tell: (sending: Sending) => void) => {
      const stop = new AbortController();
      stops.current.set(key, stop);
      const say = (sending: Sending) => {
        if (!stop.signal.aborted) tell(sending);
      };
      if (running.current >= atOnce) await new Promise<void>((go) => void waiting.current.push(go));
      running.current += 1;
      try {
        stop.signal.throwIfAborted();
        const sent = await files.upload(file, shopId, { signal: stop.signal, onProgress: (share) => say({ state: 'sending', share }) });
        say({ state: 'sent', fileId: sent.id });
      } catch (failure) {
        say({ state: 'failed', error: toApiError(failure) });
      } finally {
        running.current -= 1;
        if (stops.current.get(key) === stop) stops.current.delete(key);
        waiting.current.shift()?.();
      }
    },
    [shopId],
  );
  const stop = useCallback((key: string) => {
    stops.current.get(key)?.abort();
    stops.current.delete(key);
  }, []);
  return { send, stop };
}
