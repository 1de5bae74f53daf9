import { session } from '@/lib/api/client.ts';
import { contextHeaders } from '@/lib/api/graphql-client.ts';
import { ownerOf } from '@/lib/session/owner.ts';

let first: { owner: string; coming: Promise<Response> } | null = null;
/** Somebody was faster. */
let isAsked = false;

async function fetchNow(signal: AbortSignal | null): Promise<Response> {
  return await fetch('/plugins/ui.json', { signal, headers: contextHeaders(await session.token(), null), cache: 'no-cache' });
}

/** Asks before anybody wants the answer: {@link pluginManifest} gives it to the first who does, if that is still the one it was asked for. */
export function askForPlugins(owner: string): void {
  if (isAsked) return;
  const coming = fetchNow(null);
  // Whoever takes it is told.
  coming.catch(() => undefined);
  first = { owner, coming };
}

/** What plugins bring to this page, as the host says it. */
export function pluginManifest(signal: AbortSignal): Promise<Response> {
  isAsked = true;
  const answer = first !== null && first.owner === ownerOf(session.state()) ? first.coming : fetchNow(signal);
  first = null;
  return answer;
}
