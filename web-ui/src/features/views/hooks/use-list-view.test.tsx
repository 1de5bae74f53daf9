// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainLayout, type GridLayout } from '@/components/data-grid';
import { parseSearch, stringifySearch } from '@/lib/router/search.ts';
import { createMemoryStorage } from '@/test/memory-storage.ts';
import { useListView, type ListView } from './use-list-view.ts';
import type { View } from './use-views.ts';

const here = vi.hoisted(() => ({ views: [] as unknown[], settled: true, error: null }));
vi.mock('./use-views.ts', () => ({ useViews: () => here }));

const keys = ['q', 'brand', 'sort', 'dir'];
const defaults = { sort: 'updated', dir: 'desc' };
const columns = [{ id: 'title' }, { id: 'brand' }, { id: 'tags' }];
const layout: GridLayout = { ...plainLayout, hidden: ['tags'] };
const view = (id: string, search: object, over: Partial<View> = {}): View =>
  ({ id, name: `View ${id}`, shared: false, editable: true, byDefault: false, version: 1, state: { search: { ...defaults, ...search }, layout }, ...over }) as View;

beforeEach(() => {
  vi.stubGlobal('localStorage', createMemoryStorage());
  Object.assign(here, { views: [view('7', { brand: ['A'] }), view('8', { q: 'плед', sort: 'nm', dir: 'asc' })], settled: true });
});
afterEach(cleanup);

async function open(href: string) {
  let seen: ListView | null = null;
  const root = createRootRoute({
    component: function List() {
      seen = useListView({ list: 'products', shopId: '1', search: root.useSearch(), keys, defaults, columns, plain: plainLayout });
      return null;
    },
  });
  const history = createMemoryHistory({ initialEntries: [href] });
  window.scrollTo = () => undefined;
  const router = createRouter({ routeTree: root, history, parseSearch, stringifySearch });
  render(<RouterProvider router={router as never} />);
  await act(() => router.load());
  const list = () => {
    if (!seen) throw new Error('nothing was rendered');
    return seen;
  };
  return {
    list,
    href: () => decodeURIComponent(history.location.href),
    go: (to: string) => act(() => router.navigate({ to: '/', search: parseSearch(to) } as never)),
    back: () => act(async () => history.back()),
    act: (change: (now: ListView) => void) => act(async () => change(list())),
  };
}

describe('a link that names a view only', () => {
  it('shows its filters and its order, and nothing is asked for before', async () => {
    here.settled = false;
    const page = await open('/?view=7');
    expect(page.list().ready).toBe(false);

    here.settled = true;
    await page.go('?view=7');

    expect(page.href()).toBe('/?view=7&brand=A&sort=updated&dir=desc');
    expect(page.list()).toMatchObject({ ready: true, dirty: false, layout });
    expect(page.list().current?.id).toBe('7');
  });

  it('shows one that has neither filters nor an order', async () => {
    here.views = [view('9', {}, { state: { search: {}, layout } })];
    const page = await open('/?view=9');

    expect(page.list()).toMatchObject({ ready: true, dirty: false });
    expect(page.list().current?.id).toBe('9');
  });

  it('is the list as it comes when the view is gone', async () => {
    const page = await open('/?view=99');

    expect(page.href()).toBe('/');
    expect(page.list()).toMatchObject({ ready: true, current: null, dirty: false });
  });
});

describe('the view that opens by default', () => {
  beforeEach(() => {
    here.views = [view('7', { brand: ['A'] }, { byDefault: true })];
  });

  it('is there without being asked for, but gives way to filters in the address', async () => {
    expect((await open('/')).href()).toContain('view=7');
    cleanup();
    expect((await open('/?q=a')).href()).toBe('/?q=a');
  });

  it('does not come back when the last filter is taken out', async () => {
    const page = await open('/?q=a');
    expect(page.list().kept).toEqual({ view: 'all' });

    await page.go('?view=all');
    expect(page.list()).toMatchObject({ current: null, ready: true });
  });

  it('can be left for the list as it comes', async () => {
    const page = await open('/');
    await page.act((now) => now.open(null));

    expect(page.href()).toBe('/?view=all');
    expect(page.list()).toMatchObject({ current: null, ready: true });
  });
});

describe('what differs from the view', () => {
  it('is told, kept over a reload, and can be taken back', async () => {
    const page = await open('/?view=7&brand=A&sort=updated&dir=desc');
    expect(page.list().dirty).toBe(false);
    await page.go('?view=7&sort=updated&dir=desc');
    expect(page.list().dirty).toBe(true);
    expect(page.list().current?.id).toBe('7');

    await page.act((now) => now.open(now.current));
    expect(page.list().dirty).toBe(false);
    expect(page.href()).toContain('brand=A');
  });

  it('is in the columns too, which this browser remembers of each view', async () => {
    const page = await open('/?view=7&brand=A&sort=updated&dir=desc');
    await page.act((now) => now.setLayout({ ...layout, density: 'compact' }));
    expect(page.list().dirty).toBe(true);
    expect(page.list().state.layout.density).toBe('compact');

    await page.act((now) => now.open(here.views[1] as View));
    expect(page.list().layout).toEqual(layout);
    cleanup();
    const again = await open('/?view=7&brand=A&sort=updated&dir=desc');
    expect(again.list().layout.density).toBe('compact');
    await again.act((now) => now.forget('7'));
    expect(again.list()).toMatchObject({ dirty: false, layout });
  });

  it('goes back with the browser', async () => {
    const page = await open('/?view=7');
    await page.act((now) => now.open(here.views[1] as View));
    expect(page.href()).toBe('/?view=8&sort=nm&dir=asc&q=плед');
    await page.back();

    expect(page.list().current?.id).toBe('7');
    expect(page.list().dirty).toBe(false);
  });
});
