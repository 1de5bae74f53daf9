import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { draftPrefix } from '@/lib/kept-drafts.ts';
import { isReloading } from '@/lib/stale-chunk.ts';

/**
 * What is typed in a form, which outlives a reload of the page: after a deployment there is one. It is gone when the form closes.
 *
 * @param key of the form and what it is about, with the shop
 * @param initial anything that JSON can tell; it is never written down
 */
export function useKeptDraft<Value>(key: string, initial: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const [first] = useState(initial);
  const [value, setValue] = useState<Value>(() => read(key) ?? first);
  useEffect(() => {
    if (value !== first) sessionStorage.setItem(draftPrefix + key, JSON.stringify(value));
    // A page that is loaded anew for a file that is gone may throw its parts away before it goes.
    return () => {
      if (!isReloading()) sessionStorage.removeItem(draftPrefix + key);
    };
  }, [key, value, first]);
  return [value, setValue];
}

function read<Value>(key: string): Value | null {
  const text = sessionStorage.getItem(draftPrefix + key);
  return text === null ? null : (JSON.parse(text) as Value);
}
