import { useCallback, useMemo, useState } from 'react';
import { toFilter, type ListSearch } from '../model/list-search.ts';

const nothing: ReadonlySet<string> = new Set();

/**
 * The products that are chosen. The choice outlives scrolling, sorting and reading the list anew; with other filters it is gone, so
 * that nothing happens to products that are no longer to be seen.
 */
export function useSelection(search: ListSearch) {
  const filter = JSON.stringify(toFilter(search));
  const [state, setState] = useState({ filter, chosen: nothing });
  const chosen = state.filter === filter ? state.chosen : nothing;
  const choose = useCallback(
    (ids: readonly string[], into: boolean) =>
      setState((known) => {
        const next = new Set(known.filter === filter ? known.chosen : nothing);
        for (const id of ids) {
          if (into) next.add(id);
          else next.delete(id);
        }
        return { filter, chosen: next };
      }),
    [filter],
  );
  const clear = useCallback(() => setState({ filter, chosen: nothing }), [filter]);
  return useMemo(() => ({ chosen, choose, clear }), [chosen, choose, clear]);
}
