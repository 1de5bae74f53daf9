import { useEffect, useSyncExternalStore } from 'react';
import { withoutReload } from '@/lib/stale-chunk.ts';
import type * as popupsModule from './popups.tsx';

type Popups = typeof popupsModule;

/** What opens, and where it stands; it comes when the page is at rest, or with the first that is opened. */
let popups: Popups | null = null;
const listeners = new Set<() => void>();

export async function loadPopups(): Promise<void> {
  popups ??= await withoutReload(() => import('./popups.tsx'));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Null while it is not there: what was to open does so when it comes. Where it cannot be loaded, it is tried again with the next that is opened. */
export function usePopups(opened: boolean): Popups | null {
  const loaded = useSyncExternalStore(subscribe, () => popups);
  useEffect(() => {
    if (opened) loadPopups().catch(() => undefined);
  }, [opened]);
  return opened ? loaded : null;
}
