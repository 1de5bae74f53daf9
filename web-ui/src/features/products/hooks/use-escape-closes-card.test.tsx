// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useEscapeClosesCard } from './use-escape-closes-card.ts';

afterEach(cleanup);

/** The list with a card whose code comes when it is told to. */
async function open(href: string, card: Promise<unknown> = Promise.resolve()) {
  function List() {
    useEscapeClosesCard();
    return (
      <>
        <input aria-label="search" defaultValue="dress" />
        <Outlet />
      </>
    );
  }
  const root = createRootRoute();
  const list = createRoute({ getParentRoute: () => root, path: 'products', component: List });
  const one = createRoute({ getParentRoute: () => list, path: '$nmId', component: () => <p>the card</p>, loader: () => card });
  const history = createMemoryHistory({ initialEntries: [href] });
  window.scrollTo = () => undefined;
  const router = createRouter({ routeTree: root.addChildren([list.addChildren([one])]), history });
  // The test's router stands in for the application's, whose type the hook knows.
  render(<RouterProvider router={router as never} />);
  await act(() => router.load());
  return { router, path: () => history.location.href };
}

it('closes the open card and keeps the filters of the list', async () => {
  const page = await open('/products/7?brand=A&tab=history');
  expect(screen.getByText('the card')).toBeDefined();

  await act(async () => void fireEvent.keyDown(document.body, { key: 'Escape' }));

  expect(page.path()).toBe('/products?brand=A');
});

it('closes a card that is still on its way, for good', async () => {
  let arrive = () => {};
  const page = await open('/products?brand=A', new Promise<void>((done) => (arrive = done)));
  act(() => void page.router.navigate({ to: '/products/$nmId', params: { nmId: '7' } } as never));
  expect(page.path()).toContain('/products/7');
  expect(screen.queryByText('the card')).toBeNull();

  await act(async () => void fireEvent.keyDown(document.body, { key: 'Escape' }));
  await act(async () => arrive());

  expect(page.path()).not.toContain('/7');
  expect(screen.queryByText('the card')).toBeNull();
});

it('leaves the key to a filled search box, to a dialog and to who has taken it', async () => {
  const page = await open('/products/7');

  await act(async () => void fireEvent.keyDown(screen.getByLabelText('search'), { key: 'Escape' }));
  const taken = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  taken.preventDefault();
  await act(async () => void document.body.dispatchEvent(taken));
  const dialog = document.body.appendChild(document.createElement('div'));
  dialog.setAttribute('role', 'dialog');
  await act(async () => void fireEvent.keyDown(document.body, { key: 'Escape' }));
  dialog.remove();

  expect(page.path()).toBe('/products/7');
});
