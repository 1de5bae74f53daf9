import type { RequestParams } from 'graphql-sse';
import { endpoint, session } from './client.ts';
import { contextHeaders, requestBody, type Operation, type RequestOptions } from './graphql-client.ts';

/** Follows a subscription over SSE until it completes, fails (throws) or is aborted. */
export async function follow<Result, Variables extends Record<string, unknown>>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  { signal, shopId }: RequestOptions,
  onNext: (result: Result) => void,
): Promise<void> {
  // Only who follows something loads the client.
  const { createClient } = await import('graphql-sse');
  const token = await session.token();
  const client = createClient({
    url: endpoint,
    retryAttempts: 0,
    credentials: 'same-origin',
    headers: contextHeaders(token, shopId),
  });
  // The library's type asks for a text; what it sends is what it is given.
  const results = client.iterate<Result>(requestBody(operation, variables) as RequestParams);
  const stop = () => {
    client.dispose();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const result of results) {
      if (result.errors?.length) throw new Error(result.errors[0]?.message ?? 'the subscription failed');
      if (result.data) onNext(result.data);
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    client.dispose();
  }
}
