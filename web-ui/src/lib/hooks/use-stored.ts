import { useCallback, useState } from 'react';
import { readStored, writeStored } from '@/lib/stored.ts';

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** A list of words that this browser remembers. */
export function useStoredList(key: string, initial: readonly string[]): [readonly string[], (next: string[]) => void, () => void] {
  const [value, setValue] = useState<readonly string[]>(() => readStored(key, isList) ?? initial);
  const set = useCallback(
    (next: string[]) => {
      writeStored(key, next);
      setValue(next);
    },
    [key],
  );
  const reset = useCallback(() => {
    localStorage.removeItem(key);
    setValue(initial);
  }, [key, initial]);
  return [value, set, reset];
}
