// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { Package, Users } from 'lucide-react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import english from '@/i18n/en/palette.json';
import { Commands } from './commands.tsx';

const here = vi.hoisted(() => ({
  permissions: [] as string[],
  asked: [] as unknown[],
  synced: 0,
  sending: undefined as undefined | { mayStopAll: boolean; stops: { shopId: string | null; mayGoOn: boolean }[] },
  navigate: (_to: unknown) => undefined as void,
}));

vi.mock('@tanstack/react-router', () => ({ useNavigate: () => here.navigate }));
vi.mock('@tanstack/react-query', () => ({
  keepPreviousData: undefined,
  useQueryClient: () => ({ invalidateQueries: () => Promise.resolve() }),
  useQuery: ({ enabled, variables, queryKey }: { enabled: boolean; variables: unknown; queryKey?: string[] }) => {
    if (queryKey?.[0] === 'ChangeSending') return { data: here.sending && { changeSending: here.sending } };
    if (enabled) here.asked.push(variables);
    return { isFetching: false, data: enabled ? { products: { nodes: [{ nmId: '141000094', vendorCode: 'КРУ-1', title: 'Кружка' }] } } : undefined };
  },
}));
vi.mock('@/lib/api', () => ({ api: {}, shopQuery: (_document: unknown, variables: unknown) => ({ variables }), useShopMutation: () => ({ mutate: () => here.synced++ }) }));
vi.mock('@/features/session', () => ({ useMe: () => here, useCan: (one: string) => here.permissions.includes(one), signOut: () => undefined }));
vi.mock('@/features/shops', () => ({ useShops: () => ({ shopId: '1', shops: [{ id: '1' }, { id: '2' }], select: () => undefined }), shopLabel: ({ id }: { id: string }) => `Shop ${id}` }));
vi.mock('@/features/views', () => ({ useViews: () => ({ views: [{ id: '7', name: 'Без видео' }] }) }));
vi.mock('@/features/extensions', () => ({ usePluginPages: () => [{ plugin: 'wb-pricing', path: '', label: 'Prices' }] }));
vi.mock('@/features/bookmarks', () => ({
  useBookmarks: () => ({
    pins: [{ kind: 'PIN', subject: 'view', target: '7', label: 'Без видео', at: '' }],
    recent: [{ kind: 'RECENT', subject: 'product', target: '210000011', label: 'Плед', at: '' }],
  }),
}));
vi.mock('@/lib/i18n/i18n.ts', () => ({ changeLanguage: () => Promise.resolve() }));
vi.mock('@/lib/theme/theme.ts', () => ({ themes: ['light', 'dark'], useTheme: () => ({ theme: 'light' }), setTheme: () => undefined }));

const groups = [
  {
    places: [
      { to: '/products', name: 'products', icon: Package, permission: 'wb-products:read' },
      { to: '/users', name: 'users', icon: Users, permission: 'platform:users' },
    ] as const,
  },
];

beforeAll(() => {
  // What cmdk asks of a browser.
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
  return i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, palette: english } } });
});
beforeEach(() => Object.assign(here, { permissions: ['wb-products:read', 'wb-products:sync'], asked: [], synced: 0, sending: undefined, navigate: vi.fn() }));
afterEach(cleanup);

async function opened() {
  const user = userEvent.setup();
  render(<Commands groups={groups} />);
  await user.keyboard('{Control>}k{/Control}');
  return { user, input: await screen.findByRole('combobox') };
}

const names = () => screen.getAllByRole('option').map(({ textContent }) => textContent);

it('opens with what is pinned, what was viewed lately and the pages that one may see', async () => {
  await opened();

  expect(names().slice(0, 4)).toEqual(['Без видео', 'Плед210000011', 'ProductsGP', 'Prices']);
  expect(names()).not.toContain('Users');
  expect(screen.getByRole('option', { name: english.sync })).toBeDefined();
});

it('finds cards once, when the typing has stopped, and opens what is chosen', async () => {
  const { user, input } = await opened();
  await user.type(input, '14100');
  await waitFor(() => expect(screen.getByRole('option', { name: /Кружка/ })).toBeDefined());

  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Кружка');
  expect(here.asked).toContainEqual({ filter: { text: '14100' }, first: 8 });
  expect(here.asked).not.toContainEqual({ filter: { text: '141' }, first: 8 });
  await user.click(screen.getByRole('option', { name: /Кружка/ }));
  expect(here.navigate).toHaveBeenCalledWith({ to: '/products/$nmId', params: { nmId: '141000094' } });
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
});

it('does what is chosen by keyboard', async () => {
  const { user, input } = await opened();
  await user.type(input, 'sync{Enter}');

  expect(here.synced).toBe(1);
  await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
});

it('does not open over a form', async () => {
  const user = userEvent.setup();
  render(
    <>
      <div role="dialog" data-dialog="" />
      <Commands groups={groups} />
    </>,
  );
  await user.keyboard('{Control>}k{/Control}');
  expect(screen.queryByRole('combobox')).toBeNull();
});

it('shows nothing to do to who may not do it', async () => {
  here.permissions = ['platform:users'];
  await opened();

  expect(names()).toContain('UsersGU');
  expect(screen.queryByRole('option', { name: english.sync })).toBeNull();
  expect(here.asked).toEqual([]);
});

it('goes by chords and tells them, but not while somebody types', async () => {
  const user = userEvent.setup();
  render(
    <>
      <input aria-label="text" />
      <Commands groups={groups} />
    </>,
  );
  await user.type(screen.getByRole('textbox'), 'gp?');
  expect(here.navigate).not.toHaveBeenCalled();

  await user.click(document.body);
  await user.keyboard('gp');
  expect(here.navigate).toHaveBeenCalledExactlyOnceWith({ to: '/products' });
  await user.keyboard('gu');
  expect(here.navigate, 'a page one may not see').toHaveBeenCalledOnce();
  await user.keyboard('?');
  expect(within(await screen.findByRole('dialog')).getByText(english.keys.tick)).toBeDefined();
});

it('leads who may to the stop of all sending, and to its end', async () => {
  here.sending = { mayStopAll: false, stops: [] };
  const { user, input } = await opened();
  await user.type(input, 'sending');
  expect(screen.queryAllByRole('option')).toEqual([]);
  cleanup();

  here.permissions.push('platform:sending');
  here.sending = { mayStopAll: false, stops: [{ shopId: '1', mayGoOn: true }] };
  const again = await opened();
  await again.user.type(again.input, 'sending');
  expect(names()).toEqual(['Stop all sending…', 'Let sending go on…']);
  await again.user.keyboard('{Enter}');
  expect(here.navigate).toHaveBeenCalledWith({ to: '/changes', hash: 'stop' });
  cleanup();

  here.sending = { mayStopAll: true, stops: [{ shopId: null, mayGoOn: false }] };
  const stopped = await opened();
  await stopped.user.type(stopped.input, 'sending');
  expect(screen.queryAllByRole('option')).toEqual([]);
});
