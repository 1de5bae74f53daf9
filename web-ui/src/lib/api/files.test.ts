import { afterEach, describe, expect, it, vi } from 'vitest';
import { setHostAway } from '@/lib/offline/reach.ts';
import { createFiles } from './files.ts';

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

function setUp(...answers: Response[]) {
  const asked: { token: string | null; shop: string | null; body: unknown }[] = [];
  const fetcher = vi.fn<typeof fetch>(async (_, init) => {
    const headers = new Headers(init?.headers);
    asked.push({ token: headers.get('Authorization'), shop: headers.get('X-Shop-Id'), body: init?.body });
    const answer = answers.shift();
    if (!answer) throw new TypeError('offline');
    return answer;
  });
  const go = vi.fn<(url: string) => void>();
  const files = createFiles({ token: async () => 'one', renew: async () => 'two' }, fetcher, go);
  return { files, asked, go };
}

afterEach(() => setHostAway(false));

describe('saving a file', () => {
  it('sends the browser to an address of its own', async () => {
    const { files, asked, go } = setUp(json(201, { url: '/api/files/1?ticket=t' }));

    await files.save('/api/files/1', '7');

    expect(asked).toEqual([{ token: 'Bearer one', shop: '7', body: '{"path":"/api/files/1"}' }]);
    expect(go).toHaveBeenCalledExactlyOnceWith('/api/files/1?ticket=t');
  });

  it('asks once more when only the token was refused', async () => {
    const { files, asked, go } = setUp(json(401, {}), json(201, { url: '/x' }));

    await files.save('/api/files/1', null);

    expect(asked.map(({ token }) => token)).toEqual(['Bearer one', 'Bearer two']);
    expect(go).toHaveBeenCalledOnce();
  });

  it.each([
    [[json(403, {})], 'FORBIDDEN'],
    [[], 'UNREACHABLE'],
  ])('goes nowhere when there is no address', async (answers, code) => {
    const { files, go } = setUp(...answers);

    await expect(files.save('/api/files/1', null)).rejects.toMatchObject({ code });
    expect(go).not.toHaveBeenCalled();
  });

  it('is not asked for without a connection', async () => {
    const { files, asked } = setUp(json(201, { url: '/x' }));
    setHostAway(true);

    await expect(files.save('/api/files/1', null)).rejects.toMatchObject({ code: 'OFFLINE' });
    await expect(files.upload(new File(['a'], 'a.csv'), '7', { signal: new AbortController().signal, onProgress: () => undefined })).rejects.toMatchObject({ code: 'OFFLINE' });

    expect(asked).toEqual([]);
  });
});
