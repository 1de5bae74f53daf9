// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const asked = vi.hoisted(() => {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve: () => resolve() };
});

vi.mock('@/lib/api/client.ts', () => ({
  api: { request: () => new Promise(() => undefined) },
  session: { restore: () => new Promise(() => undefined), state: () => ({ status: 'restoring' }) },
  sessionAsked: asked.promise,
}));

const files = ['a.js', 'b.js', 'c.js', 'd.js', 'e.js', 'f.js'];
const preloads = () => [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];

/** The page is at leisure when it is told to be. */
let atLeisure: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (then: () => void) => (atLeisure = then));
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ nextHopProtocol: 'http/1.1' } as PerformanceResourceTiming]);
  document.body.innerHTML = `<script type="application/json" id="screens">${JSON.stringify({ files, screens: [{ path: '/', files: files.map((_, at) => at), texts: [] }], texts: {} })}</script>`;
});
afterEach(() => void vi.useRealTimers());

it('has files fetched after the host is asked whose session it is, leaves a way to it for what is asked next, and has numbers ready meanwhile', async () => {
  await import('./ahead.ts');
  await vi.advanceTimersByTimeAsync(0);
  expect(preloads()).toHaveLength(0);

  asked.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(preloads().map(({ href }) => new URL(href).pathname)).toEqual(['/a.js', '/b.js', '/c.js', '/d.js']);

  preloads()[1]?.dispatchEvent(new Event('load'));
  preloads()[0]?.dispatchEvent(new Event('error'));
  expect(preloads()).toHaveLength(6);

  const written = vi.spyOn(Intl.RelativeTimeFormat.prototype, 'format');
  atLeisure();
  expect(written).toHaveBeenCalledOnce();
});
