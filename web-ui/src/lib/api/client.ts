import { createSession, type Grant } from '@/lib/session/session.ts';
import { exclusively } from '@/lib/session/exclusively.ts';
import { owedSignOut } from '@/lib/session/owed-sign-out.ts';
import { logout, refreshSession } from '@/lib/session/session-documents.ts';
import { ApiError } from './api-error.ts';
import { createFiles } from './files.ts';
import { createGraphqlClient, post, requestBody } from './graphql-client.ts';

export const endpoint = '/graphql';

/** Asks with nothing but the refresh cookie; null when that is refused. */
async function byCookie<Result>(document: { toString(): string }): Promise<Result | null> {
  try {
    return await post<Result>((input, init) => fetch(input, init), endpoint, requestBody(document, {}), {});
  } catch (failure) {
    const refused = failure instanceof ApiError && ['UNAUTHENTICATED', 'FORBIDDEN'].includes(failure.code);
    if (refused) return null;
    throw failure;
  }
}

let tellAsked: () => void = () => undefined;

/** The host is being asked whose session it is: until then the request has no way to it, of which there are few. */
export const sessionAsked = new Promise<void>((resolve) => (tellAsked = resolve));

async function refresh(): Promise<Grant | null> {
  const coming = byCookie<{ refreshSession: { accessToken: string | null; expiresAt: string | null; user: Grant['user'] | null } }>(refreshSession);
  tellAsked();
  const payload = await coming;
  const { accessToken, expiresAt, user } = payload?.refreshSession ?? {};
  return accessToken && expiresAt && user ? { accessToken, expiresAt, user } : null;
}

/** The session of this tab. */
export const session = createSession({
  refresh,
  signOut: async () => void (await byCookie(logout)),
  owed: owedSignOut,
  exclusively,
  channel: new BroadcastChannel('vitrina.session'),
  now: () => Date.now(),
});

/** The API of the host this page came from. */
export const api = createGraphqlClient(endpoint, session);

/** Files that go to the host and come from it. */
export const files = createFiles(session);
