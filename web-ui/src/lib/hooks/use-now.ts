import { useEffect, useState } from 'react';

/** The current time, renewed after each `intervalMillis`. */
export function useNow(intervalMillis: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), intervalMillis);
    return () => clearTimeout(timer);
  }, [now, intervalMillis]);
  return now;
}
