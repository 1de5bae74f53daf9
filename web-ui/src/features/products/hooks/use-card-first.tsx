import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { hideEarlyPhoto } from '@/lib/start/early-photo.ts';

interface CardFirst {
  /** The card that the page began with is there, or there was none: what is not looked at first may come. */
  there: boolean;
  arrived(): void;
}

const CardFirstContext = createContext<CardFirst>({ there: true, arrived: () => undefined });

/** A photo that does not come must not hold up what else there is. */
const atLatestMillis = 2_500;

/** While the card that the address names is on its way, nothing is to take the line and the processor from it. */
export function CardFirst({ activeId, children }: { activeId: string | null; children: ReactNode }) {
  const [there, setThere] = useState(activeId === null);
  // It was closed before it was there.
  if (!there && activeId === null) setThere(true);
  const arrived = useCallback(() => setThere(true), []);
  useEffect(() => {
    if (there) hideEarlyPhoto();
  }, [there]);
  const value = useMemo(() => ({ there, arrived }), [there, arrived]);
  return <CardFirstContext value={value}>{children}</CardFirstContext>;
}

export const useCardFirst = (): CardFirst => use(CardFirstContext);

/** @param known what the card is, or that there is none, is known @param seen nothing of it is on its way any more */
export function useArrival(known: boolean, seen: boolean): void {
  const { there, arrived } = useCardFirst();
  useEffect(() => {
    if (there || !known) return undefined;
    if (seen) {
      arrived();
      return undefined;
    }
    const latest = setTimeout(arrived, atLatestMillis);
    return () => clearTimeout(latest);
  }, [there, known, seen, arrived]);
}
