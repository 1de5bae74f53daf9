import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';

/** Renders what needs the router and the query client, at an address without a path of its own; `at` and `href` say where it has gone since. */
export async function renderInRouter(content: ReactNode, address = '/') {
  const root = createRootRoute({ component: Outlet });
  const first = createRoute({ getParentRoute: () => root, path: '/', component: () => content });
  const anywhere = createRoute({ getParentRoute: () => root, path: '$', component: () => null });
  const history = createMemoryHistory({ initialEntries: [address] });
  window.scrollTo = () => undefined;
  const router = createRouter({ routeTree: root.addChildren([first, anywhere]), history });
  const view = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await act(() => router.load());
  return { ...view, at: () => router.state.location.pathname, href: () => router.state.location.href };
}
