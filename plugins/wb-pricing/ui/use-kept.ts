import { useMemo, useSyncExternalStore } from 'react';

/** Under which the dashboard keeps what is typed, in this tab and for this user: it forgets what begins so when another one signs in. */
const prefix = 'vitrina.draft.';

const told = new Set<() => void>();

function listen(onChange: () => void) {
  told.add(onChange);
  return () => void told.delete(onChange);
}

const parse = <Value>(text: string | null) => new Map(text === null ? [] : (JSON.parse(text) as [string, Value][]));

/** What is kept now, whatever a page that is not there any more has seen of it. */
export const kept = <Value>(name: string): Map<string, Value> => parse(sessionStorage.getItem(prefix + name));

/** Changes what is kept, also for a page that is not there any more, and tells whoever shows it. */
export function keep<Value>(name: string, change: (kept: Map<string, Value>) => void): void {
  const next = kept<Value>(name);
  change(next);
  if (next.size > 0) sessionStorage.setItem(prefix + name, JSON.stringify([...next]));
  else sessionStorage.removeItem(prefix + name);
  for (const tell of told) tell();
}

/** What is typed and not sent, across pages of a list and of the dashboard. */
export function useKept<Value>(name: string): ReadonlyMap<string, Value> {
  const text = useSyncExternalStore(listen, () => sessionStorage.getItem(prefix + name));
  return useMemo(() => parse<Value>(text), [text]);
}
