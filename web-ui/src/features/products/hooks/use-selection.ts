import { useCallback, useMemo, useState } from 'react';
import type { ProductFilter } from '@/generated/graphql/graphql.ts';

interface State {
  filter: string;
  chosen: ReadonlySet<string>;
  /** All that match are chosen, loaded or not. */
  matching: boolean;
}

const none: ReadonlySet<string> = new Set();

/**
 * The products that are chosen: some of those that are loaded, or all that match the filters. The choice outlives scrolling, sorting
 * and reading the list anew; with other filters it is gone, so that nothing happens to products that are no longer to be seen.
 */
export function useSelection(shown: ProductFilter, loaded: readonly string[]) {
  const filter = JSON.stringify(shown);
  const [state, setState] = useState<State>({ filter, chosen: none, matching: false });
  const current = state.filter === filter;
  const matching = current && state.matching;
  const chosen = useMemo(() => (matching ? new Set(loaded) : current ? state.chosen : none), [matching, current, loaded, state.chosen]);
  const choose = useCallback(
    (ids: readonly string[], into: boolean) =>
      setState((known) => {
        // All that match are chosen already.
        if (known.filter === filter && known.matching && into) return known;
        // Without one of them it is no longer all that match, but those of the others that are to be seen.
        const before = known.filter !== filter ? none : known.matching ? loaded : known.chosen;
        const next = new Set(before);
        for (const id of ids) {
          if (into) next.add(id);
          else next.delete(id);
        }
        return { filter, chosen: next, matching: false };
      }),
    [filter, loaded],
  );
  const chooseMatching = useCallback(() => setState({ filter, chosen: none, matching: true }), [filter]);
  const clear = useCallback(() => setState({ filter, chosen: none, matching: false }), [filter]);
  return useMemo(() => ({ chosen, matching, choose, chooseMatching, clear }), [chosen, matching, choose, chooseMatching, clear]);
}

export type Selection = ReturnType<typeof useSelection>;
