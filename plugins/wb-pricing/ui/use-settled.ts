import { useEffect, useState } from 'react';

/** What somebody changes is asked for when he pauses. */
export function useSettled<Value>(changing: Value, millis = 250): Value {
  const [settled, setSettled] = useState(changing);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(changing), millis);
    return () => clearTimeout(timer);
  }, [changing, millis]);
  return settled;
}
