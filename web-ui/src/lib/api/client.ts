import { createSession, type Grant } from '@/lib/session/session.ts';
import { exclusively } from '@/lib/session/exclusively.ts';
import { refreshSession } from '@/lib/session/session-documents.ts';
import { ApiError } from './api-error.ts';
import { createFiles } from './files.ts';
import { createGraphqlClient, post, requestBody } from './graphql-client.ts';

export const endpoint = '/graphql';

async function refresh(): Promise<Grant | null> {
  try {
    const { refreshSession: payload } = await post<{
      refreshSession: { accessToken: string | null; expiresAt: string | null; user: Grant['user'] | null };
    }>(
      (input, init) => fetch(input, init),
      endpoint,
      requestBody(refreshSession, {}),
      {},
    );
    const { accessToken, expiresAt, user } = payload;
    return accessToken && expiresAt && user ? { accessToken, expiresAt, user } : null;
  } catch (failure) {
    const refused = failure instanceof ApiError && ['UNAUTHENTICATED', 'FORBIDDEN'].includes(failure.code);
    if (refused) return null;
    throw failure;
  }
}

/** The session of this tab. */
export const session = createSession({
  refresh,
  exclusively,
  channel: new BroadcastChannel('vitrina.session'),
  now: () => Date.now(),
});

/** The API of the host this page came from. */
export const api = createGraphqlClient(endpoint, session);

/** Files that go to the host and come from it. */
export const files = createFiles(session);
