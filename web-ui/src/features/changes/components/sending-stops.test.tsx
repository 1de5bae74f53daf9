// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import changes from '@/i18n/en/changes.json';
import common from '@/i18n/en/common.json';
import { api, operationName } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import { SendingStops, StopSending } from './sending-stops.tsx';

vi.mock('@/features/shops', () => ({ useShops: () => ({ shops: [{ id: '1' }, { id: '2' }], shopId: '1' }), shopLabel: ({ id }: { id: string }) => `Shop ${id}` }));
vi.mock('@/features/session', () => ({ useCan: () => true }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { changes, common } } }));
afterEach(cleanup);

const stop = (shopId: string | null, over: object = {}) => ({ shopId, stoppedBy: 'Anna', stoppedAt: '2026-11-28T10:00:00Z', reason: null, mayGoOn: true, ...over });
const question = () => screen.queryByRole('dialog', { name: changes.stop.goOnTitle });
const about = (shop: string) => `Shop: ${shop}`;

async function open(address: string, ...stops: object[]) {
  let now = stops;
  const request = vi.spyOn(api, 'request').mockImplementation(((operation: Parameters<typeof operationName>[0]) =>
    Promise.resolve(
      operationName(operation) === 'ChangeSending' ? { changeSending: { mayStopAll: true, stops: now } } : { changeSendingGoOn: { errors: [] } },
    )) as typeof api.request);
  const view = await renderInRouter(
    <>
      <StopSending />
      <SendingStops shopId={null} />
    </>,
    address,
  );
  // Also behind a dialog.
  await screen.findAllByRole('button', { name: changes.stop.act, hidden: true });
  return {
    ...view,
    goneOn: () => request.mock.calls.filter(([operation]) => operationName(operation) === 'ChangeSendingGoOn').map(([, variables]) => variables),
    /** The next look at what is stopped. */
    async poll(...next: object[]) {
      now = next;
      const asked = request.mock.calls.length;
      act(() => void window.dispatchEvent(new Event('visibilitychange')));
      await waitFor(() => expect(request.mock.calls.length).toBeGreaterThan(asked));
      await act(async () => undefined);
    },
  };
}

it('asks about the first that may go on, and takes the question out of the address at once', async () => {
  const { href, goneOn } = await open('/#go-on', stop('2', { mayGoOn: false }), stop('1'));

  expect((await screen.findByRole('dialog', { name: changes.stop.goOnTitle })).textContent).toContain(about('Shop 1'));
  await waitFor(() => expect(href()).toBe('/'));
  await userEvent.setup().click(within(screen.getByRole('dialog')).getByRole('button', { name: changes.stop.goOn }));

  await waitFor(() => expect(goneOn()).toEqual([{ input: { shopId: '1' } }]));
});

it('never asks about another one than it asked about first', async () => {
  const { poll } = await open('/#go-on', stop('1'));
  await screen.findByRole('dialog');

  await poll(stop(null), stop('1'));
  await screen.findByText(changes.stop.all);

  expect(question()?.textContent).toContain(about('Shop 1'));
});

it.each([
  ['is gone', [stop(null)]],
  ['was made anew', [stop(null), stop('1', { stoppedAt: '2026-11-28T11:00:00Z' })]],
])('is over when that stop %s', async (_what, others) => {
  const { poll } = await open('/#go-on', stop('1'));
  await screen.findByRole('dialog');

  await poll(...others);
  await waitFor(() => expect(question()).toBeNull());
});

it('takes the question out of the address where nothing may go on, and does not come back to it', async () => {
  const { href, poll } = await open('/#go-on', stop('1', { mayGoOn: false }));
  await waitFor(() => expect(href()).toBe('/'));
  expect(question()).toBeNull();

  await poll(stop('1'));
  await screen.findByRole('button', { name: changes.stop.goOn });

  expect(question()).toBeNull();
});

it('stops what the address asks to stop', async () => {
  const { href } = await open('/#stop');

  expect(await screen.findByRole('dialog', undefined, { timeout: 5_000 })).toBeDefined();
  await waitFor(() => expect(href()).toBe('/'));
  expect(screen.getByRole('dialog')).toBeDefined();
});
