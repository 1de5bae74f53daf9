import { refuseOffline } from '@/lib/offline/refuse-offline.ts';
import { ApiError, fromGraphql, fromStatus, type GraphqlErrorShape } from './api-error.ts';

/** A generated document: a string that carries the types of its result and variables. */
export interface Operation<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}

export interface RequestOptions {
  signal?: AbortSignal;
  shopId?: string | null;
  /** Signing in and out: no token is sent, and nobody is asked to sign in. */
  anonymous?: boolean;
}

/** Where the access token comes from; see `lib/session`. */
export interface Credentials {
  /** A token that is not known to be stale, or null when nobody is signed in. */
  token(): Promise<string | null>;
  /** Another token than the one just refused; waits for the user to sign in again if it must. */
  renew(refused: string): Promise<string>;
}

export interface GraphqlClient {
  request<Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ): Promise<Result>;
}

export function operationName(operation: { toString(): string }): string {
  return /(?:query|mutation|subscription)\s+(\w+)/.exec(operation.toString())?.[1] ?? 'anonymous';
}

function isMutation(operation: { toString(): string }): boolean {
  return /^\s*mutation\b/.test(operation.toString());
}

type Body<Variables> = { operationName: string; variables: Variables } & (
  | { query: string }
  | { extensions: { persistedQuery: { version: 1; sha256Hash: string } } }
);

/**
 * A built dashboard has the ids of its documents only; one under development writes them out. Of the two ways to send an id, this is
 * the one that is also understood where subscriptions are asked for.
 */
export function requestBody<Variables>(operation: { toString(): string }, variables: Variables): Body<Variables> {
  const text = operation.toString();
  const sha256Hash = /^\w+ \w+ sha256:([0-9a-f]{64})$/.exec(text)?.[1];
  const document = sha256Hash === undefined ? { query: text } : { extensions: { persistedQuery: { version: 1 as const, sha256Hash } } };
  return { ...document, variables, operationName: operationName(operation) };
}

/** Headers that say who asks, for which shop, and in what language what the host says is to be. */
export function contextHeaders(token: string | null, shopId: string | null | undefined): Record<string, string> {
  const language = typeof document === 'undefined' ? '' : document.documentElement.lang;
  return {
    ...(language === '' ? {} : { 'Accept-Language': language }),
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(shopId ? { 'X-Shop-Id': shopId } : {}),
  };
}

export async function post<Result>(
  fetcher: typeof fetch,
  endpoint: string,
  body: Body<unknown>,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<Result> {
  let response: Response;
  try {
    response = await fetcher(endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json, application/json',
        ...headers,
      },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      signal: signal ?? null,
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiError('UNREACHABLE', '');
  }
  const answer = await readAnswer<Result>(response);
  if (answer?.errors?.length) throw fromGraphql(answer.errors);
  if (!answer || answer.data === undefined || answer.data === null) {
    throw fromStatus(response.ok ? 500 : response.status, response.headers.get('Retry-After'));
  }
  return answer.data;
}

async function readAnswer<Result>(
  response: Response,
): Promise<{ data?: Result | null; errors?: GraphqlErrorShape[] } | null> {
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes('json')) return null;
  const answer: unknown = await response.json().catch(() => null);
  return typeof answer === 'object' ? answer : null;
}

/** One attempt, and a second one with a renewed token when the first was refused for its token. */
export function createGraphqlClient(
  endpoint: string,
  credentials: Credentials,
  fetcher: typeof fetch = (input, init) => fetch(input, init),
): GraphqlClient {
  return {
    async request(operation, variables, { signal, shopId, anonymous = false } = {}) {
      const body = requestBody(operation, variables);
      if (!anonymous && isMutation(operation)) refuseOffline();
      const token = anonymous ? null : await credentials.token();
      try {
        return await post(fetcher, endpoint, body, contextHeaders(token, shopId), signal);
      } catch (failure) {
        if (!(failure instanceof ApiError) || failure.code !== 'UNAUTHENTICATED' || token === null) throw failure;
        const renewed = await credentials.renew(token);
        signal?.throwIfAborted();
        return await post(fetcher, endpoint, body, contextHeaders(renewed, shopId), signal);
      }
    },
  };
}
