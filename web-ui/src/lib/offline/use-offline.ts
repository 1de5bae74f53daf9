import { useSyncExternalStore } from 'react';
import { isOffline, onReach } from './reach.ts';

/** Whether the host is out of reach; the component is drawn anew when that changes. */
export function useOffline(): boolean {
  return useSyncExternalStore(onReach, isOffline);
}
