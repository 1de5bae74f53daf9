type Listener = (event: MessageEvent) => void;

/** Tabs that hear each other at once, as BroadcastChannel does a moment later: never the sender itself. */
export function createTabs() {
  const tabs: { listeners: Set<Listener> }[] = [];
  return {
    open() {
      const tab = { listeners: new Set<Listener>() };
      tabs.push(tab);
      return {
        postMessage(data: unknown) {
          for (const other of tabs) {
            if (other !== tab) for (const listener of other.listeners) listener(new MessageEvent('message', { data }));
          }
        },
        addEventListener: (_type: string, listener: unknown) => void tab.listeners.add(listener as Listener),
        removeEventListener: (_type: string, listener: unknown) => void tab.listeners.delete(listener as Listener),
      } as Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'removeEventListener'>;
    },
  };
}

/** A lock that all tabs share. */
export function createLock() {
  let last: Promise<unknown> = Promise.resolve();
  return function exclusively<T>(task: () => Promise<T>): Promise<T> {
    const turn = last.then(task, task);
    last = turn.catch(() => undefined);
    return turn;
  };
}
