import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { setHostAway } from '@/lib/offline/reach.ts';
import { createGraphqlClient, operationName, requestBody, type Credentials } from './graphql-client.ts';

const query = 'query Things($first: Int!) { things(first: $first) { id } }';

function answer(body: unknown, status = 200, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

function failure(code: string | undefined, extensions: Record<string, unknown> = {}, status = 200) {
  return answer({ data: null, errors: [{ message: 'It failed.', extensions: { ...(code ? { code } : {}), ...extensions } }] }, status);
}

function setUp(...answers: (Response | Error)[]) {
  const fetcher = vi.fn<typeof fetch>();
  for (const one of answers) {
    if (one instanceof Response) fetcher.mockResolvedValueOnce(one);
    else fetcher.mockRejectedValueOnce(one);
  }
  const credentials = {
    token: vi.fn<Credentials['token']>().mockResolvedValue('token-1'),
    renew: vi.fn<Credentials['renew']>().mockResolvedValue('token-2'),
  };
  const client = createGraphqlClient('/graphql', credentials, fetcher);
  const sent = (call: number) => new Headers(fetcher.mock.calls[call]?.[1]?.headers);
  return { fetcher, credentials, client, sent };
}

describe('GraphQL client', () => {
  it('sends the operation with the token and the shop', async () => {
    const { client, fetcher, sent } = setUp(answer({ data: { things: [] } }));

    const data = await client.request(query, { first: 2 }, { shopId: 's1' });

    expect(data).toEqual({ things: [] });
    expect(sent(0).get('Authorization')).toBe('Bearer token-1');
    expect(sent(0).get('X-Shop-Id')).toBe('s1');
    expect(JSON.parse(String(fetcher.mock.calls[0]?.[1]?.body))).toEqual({ query, variables: { first: 2 }, operationName: 'Things' });
  });

  it('sends neither token nor question about one when signing in', async () => {
    const { client, credentials, sent } = setUp(answer({ data: { login: {} } }));

    await client.request('mutation Login { login { errors { code } } }', {}, { anonymous: true });

    expect(sent(0).has('Authorization')).toBe(false);
    expect(credentials.token).not.toHaveBeenCalled();
  });

  it.each(['mutation Go { go { id } }', '\n  mutation Go { go { id } }', 'mutation Go sha256:' + '0'.repeat(64)])('sends no change without a connection: %j', async (mutation) => {
    const { client, fetcher, credentials } = setUp(answer({ data: { go: {} } }), answer({ data: { go: {} } }));
    onTestFinished(() => setHostAway(false));
    setHostAway(true);

    await expect(client.request(mutation, {})).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(fetcher).not.toHaveBeenCalled();
    expect(credentials.token).not.toHaveBeenCalled();

    await client.request(query, { first: 1 });
    expect(fetcher, 'a question is only tried').toHaveBeenCalledOnce();
    setHostAway(false);
    await client.request(mutation, {});
    expect(fetcher).toHaveBeenCalledTimes(2);
  });

  it('renews a refused token once and repeats the request', async () => {
    const { client, credentials, sent } = setUp(failure('UNAUTHENTICATED'), answer({ data: { things: [1] } }));

    expect(await client.request(query, { first: 1 })).toEqual({ things: [1] });

    expect(credentials.renew).toHaveBeenCalledExactlyOnceWith('token-1');
    expect(sent(1).get('Authorization')).toBe('Bearer token-2');
  });

  it('gives up when the renewed token is refused too', async () => {
    const { client, fetcher } = setUp(failure('UNAUTHENTICATED'), failure('UNAUTHENTICATED'));

    await expect(client.request(query, { first: 1 })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

    expect(fetcher).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['RATE_LIMITED', { retryAfterSeconds: 12 }, { retryAfterSeconds: 12 }],
    ['INTERNAL', { correlationId: 'c0ffee' }, { correlationId: 'c0ffee' }],
    ['INVALID_INPUT', { reason: 'SHOP_REQUIRED' }, { reason: 'SHOP_REQUIRED' }],
    ['FORBIDDEN', {}, {}],
    ['PLUGIN_UNAVAILABLE', {}, {}],
    ['DATABASE_UNAVAILABLE', { retryAfterSeconds: 5 }, { retryAfterSeconds: 5 }],
  ])('reads %s with its details', async (code, extensions, details) => {
    const { client } = setUp(failure(code, extensions));

    await expect(client.request(query, { first: 1 })).rejects.toMatchObject({ code, message: 'It failed.', details });
  });

  it.each([[undefined], ['SOMETHING_NEW']])('takes the code %s, which is not in the list, for INTERNAL', async (code) => {
    const { client } = setUp(failure(code));

    await expect(client.request(query, { first: 1 })).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it.each([
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [429, 'RATE_LIMITED'],
    [500, 'INTERNAL'],
    [502, 'UNREACHABLE'],
    [503, 'UNREACHABLE'],
  ])('reads a bare HTTP %i as %s', async (status, code) => {
    const { client } = setUp(new Response('<html>', { status, headers: { 'Content-Type': 'text/html', 'Retry-After': '7' } }));

    await expect(client.request(query, { first: 1 }, { anonymous: true })).rejects.toMatchObject({ code, details: { retryAfterSeconds: 7 } });
  });

  it('tells an unreachable server from an aborted request', async () => {
    const { client } = setUp(new TypeError('fetch failed'));
    await expect(client.request(query, { first: 1 })).rejects.toMatchObject({ code: 'UNREACHABLE' });

    const stop = new AbortController();
    stop.abort();
    const aborted = setUp(new DOMException('aborted', 'AbortError'));
    await expect(aborted.client.request(query, { first: 1 }, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('refuses an answer that is no GraphQL answer', async () => {
    const { client } = setUp(answer({ hello: 'world' }));

    await expect(client.request(query, { first: 1 })).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});

it('finds the name of an operation', () => {
  expect(operationName('\n  mutation WbTokensCreate($input: X!) { a }')).toBe('WbTokensCreate');
  expect(operationName('{ a }')).toBe('anonymous');
});

describe('the body of a request', () => {
  const hash = 'a'.repeat(64);

  it('has the id of a document that the build put in place of its text', () => {
    expect(requestBody(`query Things sha256:${hash}`, { first: 1 })).toEqual({
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
      variables: { first: 1 },
      operationName: 'Things',
    });
  });

  it('has the text under development', () => {
    expect(requestBody(query, {})).toEqual({ query, variables: {}, operationName: 'Things' });
  });

  it('takes a document that the host does not know for an update of the host', async () => {
    const { client } = setUp(failure('NOT_FOUND', { reason: 'UNKNOWN_DOCUMENT' }));

    await expect(client.request(query, {})).rejects.toMatchObject({ code: 'SCHEMA_CHANGED' });
  });
});
