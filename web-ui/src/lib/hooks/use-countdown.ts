import { useEffect, useState } from 'react';

/** Whole seconds left of a wait that began when `seconds` was first seen; 0 when there is none. */
export function useCountdown(seconds: number | undefined): number {
  const [end, setEnd] = useState(() => Date.now() + (seconds ?? 0) * 1_000);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setEnd(Date.now() + (seconds ?? 0) * 1_000);
    setNow(Date.now());
  }, [seconds]);
  const left = Math.max(0, Math.ceil((end - now) / 1_000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return seconds === undefined ? 0 : left;
}
