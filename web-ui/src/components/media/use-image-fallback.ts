import { useState } from 'react';

interface ImageFallback {
  /** What to show now; null when every address failed, or there is none. */
  source: string | null;
  /** The current address failed: on to the next. */
  onError(): void;
}

/** Walks down a list of addresses until one loads; starts again when the list changes. */
export function useImageFallback(sources: readonly string[]): ImageFallback {
  const identity = sources.join('\n');
  const [state, setState] = useState({ identity, failed: 0 });
  const failed = state.identity === identity ? state.failed : 0;
  return {
    source: sources[failed] ?? null,
    onError: () => setState({ identity, failed: failed + 1 }),
  };
}
