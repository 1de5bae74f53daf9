// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from '@/lib/router/search.ts';
import { listSearchSchema, type ListSearch } from '../model/list-search.ts';
import { useListSearch } from './use-list-search.ts';

afterEach(cleanup);

type Change = ReturnType<typeof useListSearch>[1];

async function open(href: string) {
  let change: Change = () => undefined;
  let seen: ListSearch = {};
  function Products() {
    const [search, setSearch] = useListSearch();
    change = setSearch;
    seen = search;
    return <Outlet />;
  }
  const root = createRootRoute();
  const app = createRoute({ getParentRoute: () => root, id: '_app' });
  const list = createRoute({ getParentRoute: () => app, path: 'products', validateSearch: listSearchSchema, component: Products });
  const card = createRoute({ getParentRoute: () => list, path: '$nmId', component: () => <p>the card</p> });
  const history = createMemoryHistory({ initialEntries: ['/', href] });
  window.scrollTo = () => undefined;
  const router = createRouter({ routeTree: root.addChildren([app.addChildren([list.addChildren([card])])]), history, parseSearch, stringifySearch });
  // The test's router stands in for the application's, whose type the hook knows.
  render(<RouterProvider router={router as never} />);
  await act(() => router.load());
  return {
    search: () => seen,
    href: () => history.location.href,
    change: (...how: Parameters<Change>) => act(async () => change(...how)),
    back: () => act(async () => history.back()),
  };
}

describe('list state hook', () => {
  it('reads the address', async () => {
    const page = await open('/products?brand=A&brand=B&sort=title&dir=asc');

    expect(page.search()).toMatchObject({ brand: ['A', 'B'], sort: 'title', dir: 'asc' });
  });

  it('writes a change into the address and keeps the rest', async () => {
    const page = await open('/products?brand=A&sort=title');

    await page.change({ subject: ['105'], brand: undefined });

    expect(page.href()).toBe('/products?sort=title&subject=105');
  });

  it('goes back to the filters before', async () => {
    const page = await open('/products?brand=A');
    await page.change({ brand: ['B'] });

    await page.back();

    expect(page.search().brand).toEqual(['A']);
  });

  it('leaves no trace of each typed letter in the history', async () => {
    const page = await open('/products');
    await page.change({ q: 'п' }, 'replace');
    await page.change({ q: 'пл' }, 'replace');

    await page.back();

    expect(page.href()).toBe('/');
  });

  it('keeps the open card open', async () => {
    const page = await open('/products/42?brand=A');

    await page.change({ brand: ['B'] });

    expect(page.href()).toBe('/products/42?brand=B');
    expect(screen.getByText('the card')).toBeDefined();
  });
});
