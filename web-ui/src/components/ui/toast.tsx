import { useSyncExternalStore } from 'react';
import { withoutReload } from '@/lib/stale-chunk.ts';
import type * as stackModule from './toast-stack.tsx';

type Stack = typeof stackModule;

/** What draws them; it comes when the page is at rest, or with the first of them. */
let stack: Stack | null = null;
const listeners = new Set<() => void>();

/** Told before it was there. */
const waiting: Parameters<Stack['addToast']>[] = [];
/** A region that comes together with its first words is not read out. */
const heardAfterMillis = 100;

export async function loadToasts(): Promise<void> {
  if (stack !== null) return;
  stack = await withoutReload(() => import('./toast-stack.tsx'));
  for (const listener of listeners) listener();
  setTimeout(tellWaiting, heardAfterMillis);
}

function tellWaiting() {
  for (const told of waiting.splice(0)) stack?.addToast(...told);
}

/** Tells what happened; callable from anywhere. What cannot be shown now is, with the next one. */
export function toast(kind: 'done' | 'failed', title: string, description?: string): void {
  waiting.push([kind, title, description]);
  if (stack === null) loadToasts().catch(() => undefined);
  else tellWaiting();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts are shown. */
export function Toaster() {
  const loaded = useSyncExternalStore(subscribe, () => stack);
  return loaded && <loaded.ToastStack />;
}
