import { useEffect, useState } from 'react';

/** The current time, renewed after `interval` milliseconds, which may depend on the time shown. */
export function useNow(interval: number | ((now: number) => number)): number {
  const [now, setNow] = useState(() => Date.now());
  const millis = typeof interval === 'number' ? interval : interval(now);
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), millis);
    return () => clearTimeout(timer);
  }, [now, millis]);
  return now;
}
