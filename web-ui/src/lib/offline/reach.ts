const listeners = new Set<() => void>();
/** The host did not answer when this page was loaded: what it shows is what was kept. */
let hostAway = false;

/** Whether the host is out of reach, as far as this browser can know without asking. */
export function isOffline(): boolean {
  return hostAway || (typeof navigator !== 'undefined' && navigator.onLine === false);
}

export function setHostAway(away: boolean): void {
  if (hostAway === away) return;
  hostAway = away;
  for (const listener of listeners) listener();
}

export function onReach(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}
