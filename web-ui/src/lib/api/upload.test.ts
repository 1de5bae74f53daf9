import { describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import type { Credentials } from './graphql-client.ts';
import { createUpload } from './upload.ts';

/** As much of XMLHttpRequest as an upload uses; the test plays the network. */
class FakeRequest extends EventTarget {
  readonly upload = new EventTarget();
  readonly headers = new Map<string, string>();
  status = 0;
  responseText = '';
  sent: unknown = null;
  open(): void {}
  setRequestHeader(name: string, value: string) {
    this.headers.set(name, value);
  }
  getResponseHeader() {
    return null;
  }
  send(body: unknown) {
    this.sent = body;
  }
  abort() {
    this.dispatchEvent(new Event('abort'));
    this.dispatchEvent(new Event('loadend'));
  }
  progress(loaded: number, total: number) {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { lengthComputable: true, loaded, total }));
  }
  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body);
    this.dispatchEvent(new Event('load'));
    this.dispatchEvent(new Event('loadend'));
  }
}

const file = new Blob(['PK']);

function setUp() {
  const requests: FakeRequest[] = [];
  const credentials = {
    token: vi.fn<Credentials['token']>().mockResolvedValue('token-1'),
    renew: vi.fn<Credentials['renew']>().mockResolvedValue('token-2'),
  };
  const upload = createUpload(credentials, () => {
    const request = new FakeRequest();
    requests.push(request);
    return request as unknown as XMLHttpRequest;
  });
  const stop = new AbortController();
  const onProgress = vi.fn<(share: number) => void>();
  const result = upload('/api/plugins', file, 'application/zip', { signal: stop.signal, onProgress });
  const request = (at: number) => vi.waitUntil(() => requests[at]);
  return { result, request, requests, credentials, stop, onProgress };
}

const failureOf = (result: Promise<unknown>) => result.then(() => null, (failure: unknown) => failure);

describe('an upload', () => {
  it('sends the file with the token, tells how far it is, and gives the answer', async () => {
    const { result, request, onProgress } = setUp();
    const sent = await request(0);

    sent.progress(1, 4);
    sent.answer(201, { digest: 'd' });

    expect(await result).toEqual({ digest: 'd' });
    expect(sent.sent).toBe(file);
    expect(sent.headers.get('Authorization')).toBe('Bearer token-1');
    expect(sent.headers.get('Content-Type')).toBe('application/zip');
    expect(onProgress).toHaveBeenCalledExactlyOnceWith(0.25);
  });

  it('is sent once more when only the token was refused', async () => {
    const { result, request, credentials } = setUp();
    (await request(0)).answer(401, { code: 'UNAUTHENTICATED', message: 'Sign in.' });

    const again = await request(1);
    again.answer(201, {});

    expect(await result).toEqual({});
    expect(again.headers.get('Authorization')).toBe('Bearer token-2');
    expect(credentials.renew).toHaveBeenCalledExactlyOnceWith('token-1');
  });

  it.each([
    [409, { code: 'CONFLICT', message: 'Another one is installed.' }, 'CONFLICT', 'Another one is installed.', undefined],
    [413, { code: 'TOO_LARGE', message: 'At most 64 MB.' }, 'INVALID_INPUT', 'At most 64 MB.', 'TOO_LARGE'],
    [413, '<html>nginx</html>', 'INVALID_INPUT', '', 'TOO_LARGE'],
    [502, '<html>nginx</html>', 'UNREACHABLE', '', undefined],
    [200, '<html>a portal</html>', 'INTERNAL', '', undefined],
  ])('is refused with its one reason: %s %j', async (status, body, code, message, reason) => {
    const { result, request } = setUp();
    (await request(0)).answer(status, body);

    const failure = await failureOf(result);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ code, message });
    expect((failure as ApiError).details.reason).toBe(reason);
  });

  it('stops when it is told to', async () => {
    const { result, request, stop } = setUp();
    await request(0);

    stop.abort();

    expect(await failureOf(result)).toBe(stop.signal.reason);
  });

  it('is not begun when it was stopped before', async () => {
    const { result, requests, stop } = setUp();

    stop.abort();

    expect(await failureOf(result)).toBe(stop.signal.reason);
    expect(requests).toHaveLength(0);
  });
});
