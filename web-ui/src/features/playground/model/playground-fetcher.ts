import { createClient } from 'graphql-sse';
import { contextHeaders, endpoint, session } from '@/lib/api';
import { refuseOffline } from '@/lib/offline/refuse-offline.ts';

interface PlaygroundRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** Whether the operation that is chosen among those written, or the only one, is of this kind. */
function isOf(kind: 'mutation' | 'subscription', { query, operationName }: PlaygroundRequest): boolean {
  const named = operationName ? `\\s+${operationName}\\b` : '';
  return new RegExp(`(^|\\n)\\s*${kind}${named}`).test(query);
}

async function post(request: PlaygroundRequest, shopId: string | null, token: string | null): Promise<Response> {
  return fetch(endpoint, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json',
      ...contextHeaders(token, shopId),
    },
    body: JSON.stringify(request),
  });
}

/** Sends what is written as it is, with the token and the shop of the moment; answers are shown raw, errors included. */
export function createPlaygroundFetcher(shopId: string | null) {
  return async (request: PlaygroundRequest) => {
    if (isOf('mutation', request)) refuseOffline();
    const token = await session.token();
    if (isOf('subscription', request)) {
      const client = createClient({ url: endpoint, retryAttempts: 0, headers: contextHeaders(token, shopId) });
      return client.iterate<Record<string, unknown>, Record<string, unknown>>({ query: request.query, variables: request.variables ?? {}, operationName: request.operationName ?? undefined });
    }
    const response = await post(request, shopId, token);
    const answer: unknown = await response.json().catch(() => ({ errors: [{ message: `HTTP ${response.status}` }] }));
    return answer as { data?: Record<string, unknown> };
  };
}
