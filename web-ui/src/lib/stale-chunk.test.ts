// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const lost = () => dispatchEvent(new Event('vite:preloadError', { cancelable: true }));

beforeEach(() => sessionStorage.clear());

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function page(answer: () => Promise<Response>) {
  const asked = vi.fn(answer);
  vi.stubGlobal('fetch', asked);
  const { reloadOnStaleChunk, isReloading } = await import('./stale-chunk.ts');
  const reload = vi.fn();
  reloadOnStaleChunk(reload, 1);
  return { asked, reload, isReloading };
}

it('loads the page anew once, where files that it asks for are gone', async () => {
  const { reload, isReloading } = await page(async () => new Response(null));
  expect(isReloading()).toBe(false);
  lost();
  lost();
  await expect.poll(() => reload.mock.calls.length).toBe(1);
  expect(isReloading()).toBe(true);
  lost();
  await Promise.resolve();
  expect(reload).toHaveBeenCalledTimes(1);
});

it('stays as it is while the host is away, and loads when it is back', async () => {
  let away = true;
  const { asked, reload, isReloading } = await page(async () => {
    if (away) throw new TypeError('Failed to fetch');
    return new Response(null);
  });
  lost();
  await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(2);
  expect(reload).not.toHaveBeenCalled();
  expect(isReloading()).toBe(false);
  away = false;
  await expect.poll(() => reload.mock.calls.length).toBe(1);
});

it('lets somebody end what they type once the host is back', async () => {
  let away = true;
  const { asked, reload } = await page(async () => {
    if (away) throw new TypeError('Failed to fetch');
    return new Response(null);
  });
  const field = document.body.appendChild(document.createElement('input'));
  lost();
  await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(1);
  field.focus();
  away = false;
  const before = asked.mock.calls.length;
  await expect.poll(() => asked.mock.calls.length).toBeGreaterThan(before + 1);
  expect(reload).not.toHaveBeenCalled();
  field.remove();
  await expect.poll(() => reload.mock.calls.length).toBe(1);
});

it('stays where what is missing is what nobody asked for', async () => {
  const { asked } = await page(async () => new Response(null));
  const { withoutReload } = await import('./stale-chunk.ts');
  await withoutReload(async () => lost());
  expect(asked).not.toHaveBeenCalled();
  lost();
  expect(asked).toHaveBeenCalledTimes(1);
});

it('does not loop where the new files are missing, too', async () => {
  const first = await page(async () => new Response(null));
  lost();
  await expect.poll(() => first.reload.mock.calls.length).toBe(1);
  vi.resetModules();
  const next = await page(async () => new Response(null));
  lost();
  expect(next.asked).not.toHaveBeenCalled();
});
