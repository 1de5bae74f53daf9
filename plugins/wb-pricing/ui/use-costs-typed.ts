import { useState } from 'react';

/** What was typed for a good, or one of its sizes. */
export interface TypedCost {
  nmId: string;
  /** Null for all sizes. */
  sizeId: string | null;
  amount: string;
}

export interface TypedCosts {
  all: readonly TypedCost[];
  of(nmId: string, sizeId: string | null): string | undefined;
  /** Why what was typed was not kept. */
  fault(nmId: string, sizeId: string | null): string | undefined;
  faults: number;
  /** @param known what counts now: typing it again is no change */
  type(cost: TypedCost, known: string): void;
  /** Keeps only what was refused, each with its reason, by its place among all. */
  refused(reasons: ReadonlyMap<number, string>): void;
  clear(): void;
}

const keyOf = (nmId: string, sizeId: string | null) => `${nmId}/${sizeId ?? ''}`;

/** Costs that are typed and not saved, across pages of the list. */
export function useCostsTyped(): TypedCosts {
  const [typed, setTyped] = useState<ReadonlyMap<string, TypedCost>>(new Map());
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const all = [...typed.values()];
  return {
    all,
    of: (nmId, sizeId) => typed.get(keyOf(nmId, sizeId))?.amount,
    fault: (nmId, sizeId) => faults.get(keyOf(nmId, sizeId)),
    faults: faults.size,
    type(cost, known) {
      const key = keyOf(cost.nmId, cost.sizeId);
      setTyped((current) => {
        const next = new Map(current);
        if (cost.amount.trim() === known) next.delete(key);
        else next.set(key, cost);
        return next;
      });
      setFaults((current) => new Map([...current].filter(([one]) => one !== key)));
    },
    refused(reasons) {
      const kept = all.filter((_, place) => reasons.has(place));
      setTyped(new Map(kept.map((one) => [keyOf(one.nmId, one.sizeId), one])));
      setFaults(new Map([...reasons].flatMap(([place, reason]) => (all[place] ? [[keyOf(all[place].nmId, all[place].sizeId), reason] as const] : []))));
    },
    clear() {
      setTyped(new Map());
      setFaults(new Map());
    },
  };
}

/** Today in Moscow, where Wildberries' days begin: `2026-11-28`. */
export function moscowToday(now = Date.now()): string {
  return new Date(now + 3 * 3_600_000).toISOString().slice(0, 10);
}
