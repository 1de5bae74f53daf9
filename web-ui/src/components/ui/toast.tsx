import { useSyncExternalStore } from 'react';
import type * as stackModule from './toast-stack.tsx';

type Stack = typeof stackModule;

/** What draws them; it comes when the page is at rest, or with the first of them. */
let stack: Stack | null = null;
const listeners = new Set<() => void>();

export async function loadToasts(): Promise<Stack> {
  if (stack !== null) return stack;
  stack = await import('./toast-stack.tsx');
  for (const listener of listeners) listener();
  return stack;
}

/** Tells what happened; callable from anywhere. */
export function toast(kind: 'done' | 'failed', title: string, description?: string): void {
  // A page that was left by its own files is loaded anew: see stale-chunk.ts.
  loadToasts().then(({ addToast }) => addToast(kind, title, description), () => undefined);
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
