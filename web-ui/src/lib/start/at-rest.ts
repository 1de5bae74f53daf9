import type { QueryClient } from '@tanstack/react-query';

const restMillis = 3_000;
/** Some screens always ask for something. */
const atLatestMillis = 8_000;

/** Once the first screen has had all it asks for, for a while: what can wait must not take the line from it. */
export function whenAtRest(client: QueryClient, act: () => void): void {
  const latest = setTimeout(go, atLatestMillis);
  let rest = setTimeout(go, restMillis);
  const ignore = client.getQueryCache().subscribe(() => {
    clearTimeout(rest);
    if (client.isFetching() === 0) rest = setTimeout(go, restMillis);
  });

  function go() {
    clearTimeout(latest);
    clearTimeout(rest);
    ignore();
    act();
  }
}
