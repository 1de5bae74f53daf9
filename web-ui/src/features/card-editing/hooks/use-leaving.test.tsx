// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import english from '@/i18n/en/editing.json';
import { useLeaving } from './use-leaving.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, editing: english } } }));
afterEach(cleanup);

async function open() {
  const onClose = vi.fn<() => void>();
  function Form() {
    const leaving = useLeaving(onClose);
    return (
      <>
        <button onClick={() => leaving.onDirty(true)}>type</button>
        <button onClick={leaving.onDone}>send</button>
        <button onClick={leaving.onClose}>close</button>
        {leaving.question}
      </>
    );
  }
  const root = createRootRoute({ component: Outlet });
  const form = createRoute({ getParentRoute: () => root, path: '/', component: Form });
  const draft = createRoute({ getParentRoute: () => root, path: '/draft', component: () => <p>draft</p> });
  const history = createMemoryHistory({ initialEntries: ['/'] });
  window.scrollTo = () => undefined;
  const router = createRouter({ routeTree: root.addChildren([form, draft]), history });
  render(<RouterProvider router={router as never} />);
  await act(() => router.load());
  return { user: userEvent.setup(), onClose, go: () => act(async () => void router.navigate({ to: '/draft' } as never)) };
}

it('asks before another page takes the place of what was typed', async () => {
  const { user, onClose, go } = await open();
  await user.click(screen.getByText('type'));
  await go();

  await user.click(await screen.findByText(english.card.stay));
  expect(screen.queryByText('draft')).toBeNull();
  expect(onClose).not.toHaveBeenCalled();

  await go();
  await user.click(await screen.findByText(english.card.discard));
  expect(await screen.findByText('draft')).toBeDefined();
  expect(onClose).toHaveBeenCalledOnce();
});

it('asks before it closes over what was typed, and not where nothing was', async () => {
  const { user, onClose } = await open();
  await user.click(screen.getByText('close'));
  expect(onClose).toHaveBeenCalledOnce();
  cleanup();

  const other = await open();
  await other.user.click(screen.getByText('type'));
  await other.user.click(screen.getByText('close'));
  expect(await screen.findByText(english.card.leave)).toBeDefined();
  expect(other.onClose).not.toHaveBeenCalled();
});

it('lets a form that is done go to its draft', async () => {
  const { user, go } = await open();
  await user.click(screen.getByText('type'));
  await user.click(screen.getByText('send'));
  await go();

  expect(await screen.findByText('draft')).toBeDefined();
});
