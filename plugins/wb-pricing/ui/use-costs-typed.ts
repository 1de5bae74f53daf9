import { useState } from 'react';
import { keep, kept, useKept } from './use-kept.ts';

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
  /** These are saved, but for those that were refused, each with its reason, by its place among them. What was typed since stays. */
  sent(costs: readonly TypedCost[], reasons: ReadonlyMap<number, string>): void;
  clear(): void;
}

const keyOf = (nmId: string, sizeId: string | null) => `${nmId}/${sizeId ?? ''}`;

/** Costs that are typed and not saved, across pages of the list and of the dashboard, until they are saved or thrown away. */
export function useCostsTyped(shopId: string): TypedCosts {
  const name = `costs.${shopId}`;
  const typed = useKept<TypedCost>(name);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const all = [...typed.values()];
  return {
    all,
    of: (nmId, sizeId) => typed.get(keyOf(nmId, sizeId))?.amount,
    fault: (nmId, sizeId) => faults.get(keyOf(nmId, sizeId)),
    faults: faults.size,
    type(cost, known) {
      const key = keyOf(cost.nmId, cost.sizeId);
      keep<TypedCost>(name, (next) => {
        if (cost.amount.trim() === known) next.delete(key);
        else next.set(key, cost);
      });
      setFaults((current) => new Map([...current].filter(([one]) => one !== key)));
    },
    sent(costs, reasons) {
      const now = kept<TypedCost>(name);
      const answered = costs.map((one, place) => ({ key: keyOf(one.nmId, one.sizeId), amount: one.amount, reason: reasons.get(place) })).filter(({ key, amount }) => now.get(key)?.amount === amount);
      keep<TypedCost>(name, (next) => {
        for (const { key, reason } of answered) if (reason === undefined) next.delete(key);
      });
      setFaults(new Map(answered.flatMap(({ key, reason }) => (reason === undefined ? [] : [[key, reason] as const]))));
    },
    clear() {
      keep<TypedCost>(name, (next) => next.clear());
      setFaults(new Map());
    },
  };
}

/** Today in Moscow, where Wildberries' days begin: `2026-11-28`. */
export function moscowToday(now = Date.now()): string {
  return new Date(now + 3 * 3_600_000).toISOString().slice(0, 10);
}
