import { session } from '@/lib/api/client.ts';
import { contextHeaders } from '@/lib/api/graphql-client.ts';

let first: Promise<Response> | null = null;

async function fetchNow(signal: AbortSignal | null): Promise<Response> {
  return await fetch('/plugins/ui.json', { signal, headers: contextHeaders(await session.token(), null), cache: 'no-cache' });
}

/** Asks before anybody wants the answer: {@link pluginManifest} gives it to the first who does. */
export function askForPlugins(): void {
  first = fetchNow(null);
  // Whoever takes it is told.
  first.catch(() => undefined);
}

/** What plugins bring to this page, as the host says it. */
export function pluginManifest(signal: AbortSignal): Promise<Response> {
  const answer = first ?? fetchNow(signal);
  first = null;
  return answer;
}
