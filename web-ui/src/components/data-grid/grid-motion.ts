import { createContext, use, useEffect, useState } from 'react';

/** Whether the list is being scrolled just now. */
export const GridMotion = createContext<() => boolean>(() => false);

const staysAfterMillis = 150;

/**
 * Whether the row is more than one that flies by: it was there from the start, or has stayed for a moment of a scroll. What it fetches waits
 * for that, or a hundred rows would ask for what nobody looks at, before those that are stopped at.
 */
export function useStays(): boolean {
  const isMoving = use(GridMotion);
  const [stays, setStays] = useState(() => !isMoving());
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(() => setStays(true), staysAfterMillis);
    return () => clearTimeout(timer);
  }, [stays]);
  return stays;
}
