// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import care from '@/i18n/en/care.json';
import common from '@/i18n/en/common.json';
import feed from '@/i18n/en/feed.json';
import products from '@/i18n/en/products.json';
import { api, ApiError, operationName } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import type { FeedSearch } from '../model/feed-schema.ts';
import { sinceOf } from '../model/feed-search.ts';
import { FeedScreen } from './feed-screen.tsx';

vi.mock('@/features/session', () => ({ useCan: () => true }));
vi.mock('@/features/shops', () => ({ ShopGate: ({ children }: { children: (shopId: string) => ReactNode }) => children('s1') }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, care, feed, products } } }));
afterEach(cleanup);

const freshness = { state: 'FRESH', fetchedAt: '2026-11-28T10:00:00Z', ageSeconds: 60, expiresAt: '2026-11-28T11:00:00Z', source: 'MIRROR', problem: null };
const field = (name: string, before: string | null, after: string | null) => ({ field: 'OTHER', name, before, after });
const change = { id: '9', nmId: '7', kind: 'CHANGED', at: '2026-11-28T10:00:00Z', run: '12', title: null, vendorCode: null, product: { title: 'Dress', vendorCode: 'DR-1', photos: [] }, fields: [field('Title', 'Skirt', 'Dress')] };
const gone = { ...change, id: '8', nmId: '6', kind: 'REMOVED', at: '2026-11-27T10:00:00Z', run: null, product: null, title: 'Coat', vendorCode: 'CO-1', fields: [] };

const queued = { id: 'j1', type: 'wb-products/cards', shopId: 's1', state: 'QUEUED', message: null, done: 0, total: null, failed: 0, problem: null, createdAt: '2026-11-28T10:01:00Z', startedAt: null, finishedAt: null, cancellable: true };

/** A host whose sync ends as soon as somebody asks how it goes. */
async function start(search: FeedSearch, pages: object[][], { broken = () => false, age = () => 60 }: { broken?: () => boolean; age?: () => number } = {}) {
  let job: object | null = null;
  const request = vi.spyOn(api, 'request').mockImplementation(((operation: Parameters<typeof operationName>[0], variables: { after: string | null }) => {
    const name = operationName(operation);
    if (name === 'ProductSyncStatus') return Promise.resolve({ productSyncStatus: { complete: true, rows: 2, freshness: { ...freshness, ageSeconds: age() }, job, lastRun: null } });
    if (name === 'ProductsSync') return Promise.resolve({ productsSync: { job: (job = queued), errors: [] } });
    if (name === 'JobById') return Promise.resolve({ job: (job = { ...queued, state: 'SUCCEEDED' }) });
    if (broken()) return Promise.reject(new ApiError('UPSTREAM_UNAVAILABLE', ''));
    const at = Number(variables.after ?? 0);
    return Promise.resolve({ productChanges: { nodes: pages[at] ?? [], pageInfo: { hasNextPage: at + 1 < pages.length, endCursor: String(at + 1) } } });
  }) as typeof api.request);
  const onSearch = vi.fn<(patch: Partial<FeedSearch>) => void>();
  await renderInRouter(<FeedScreen search={search} onSearch={onSearch} />);
  const sent = (name: string) => request.mock.calls.filter(([operation]) => operationName(operation) === name).map(([, variables]) => variables);
  return { onSearch, sent, asked: () => request.mock.calls.filter(([operation]) => operationName(operation) === 'ProductChanges').map(([, variables]) => variables as { after: string | null }) };
}

it('tells what happened to which card, with a way into it, and of one that is gone what it was called', async () => {
  const { asked } = await start({}, [[change], [gone]]);

  const link = await screen.findByRole('link', { name: 'Dress' });
  expect(link.getAttribute('href')).toBe('/products/7?tab=history');
  expect(screen.getByText('Skirt').tagName).toBe('DEL');
  expect(await screen.findByTestId('freshness')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: common.more }));

  expect(await screen.findByRole('link', { name: 'Coat' })).toBeDefined();
  expect(screen.getByText(care.history.kind.REMOVED)).toBeDefined();
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(2);
  expect(asked().map(({ after }) => after)).toEqual([null, '1']);
});

it('asks for the fields and the time that are chosen, and says when nothing of the kind happened', async () => {
  const { onSearch, asked } = await start({ since: 'day', field: ['TITLE', 'TAGS'] }, [[]]);

  expect(await screen.findByText(feed.noneFiltered)).toBeDefined();
  expect(asked()).toEqual([expect.objectContaining({ fields: ['TITLE', 'TAGS'], since: sinceOf('day', new Date()) })]);
  expect(screen.getByRole('button', { name: feed.since.day }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(screen.getByText(feed.since.week));
  expect(onSearch).toHaveBeenLastCalledWith({ since: 'week' });
  fireEvent.click(screen.getByRole('button', { name: /^Fields/ }));
  fireEvent.click(await screen.findByRole('checkbox', { name: feed.field.TITLE }));
  expect(onSearch).toHaveBeenLastCalledWith({ field: ['TAGS'] });
  fireEvent.click(screen.getByText(feed.clear));
  expect(onSearch).toHaveBeenLastCalledWith({ since: undefined, field: undefined });
});

it('goes on when a page has nothing of what is sought but is not the last', async () => {
  await start({ field: ['TAGS'] }, [[], [change]]);

  expect(await screen.findByRole('button', { name: common.more })).toBeDefined();
  expect(screen.queryByText(feed.noneFiltered)).toBeNull();
});

it('keeps further fields of a card behind a button', async () => {
  await start({}, [[{ ...change, fields: ['a', 'b', 'c', 'd', 'e'].map((name) => field(name, null, name)) }]]);

  expect((await screen.findByText('2 more fields')).tagName).toBe('SUMMARY');
});

it('refreshes by a sync, whose end reads the first page and the age again', async () => {
  let synced = false;
  const pages: object[][] = [[gone], [], [], [], []];
  const { asked, sent } = await start({}, pages, { age: () => (synced ? 0 : 7200) });
  const badge = await screen.findByTestId('freshness');
  const old = badge.textContent;
  for (const length of [2, 3, 4, 5]) {
    fireEvent.click(await screen.findByRole('button', { name: common.more }));
    await waitFor(() => expect(asked()).toHaveLength(length));
  }
  await waitFor(() => expect(screen.queryByRole('button', { name: common.more })).toBeNull());
  synced = true;
  pages[0] = [change, gone];
  fireEvent.click(badge);
  fireEvent.click(await screen.findByRole('button', { name: common.freshness.refresh }));

  expect(await screen.findByRole('link', { name: 'Dress', hidden: true })).toBeDefined();
  expect(sent('ProductsSync')).toEqual([{ input: { mode: 'INCREMENTAL' } }]);
  await waitFor(() => expect(screen.getByTestId('freshness').textContent).not.toBe(old));
});

it('says that what is shown is old when it could not be read again', async () => {
  let broken = false;
  await start({}, [[gone]], { broken: () => broken });
  const badge = await screen.findByTestId('freshness');
  expect(screen.queryByRole('alert')).toBeNull();
  broken = true;
  fireEvent.click(badge);
  fireEvent.click(await screen.findByRole('button', { name: common.freshness.refresh }));

  expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain(common.error.UPSTREAM_UNAVAILABLE.title);
  expect(screen.getByRole('link', { name: 'Coat', hidden: true })).toBeDefined();
});
