// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { operationName } from '@/lib/api/graphql-client.ts';
import type { Question } from './questions.ts';

const { request } = vi.hoisted(() => ({ request: vi.fn<(operation: string, variables: unknown, options: { shopId: string | null }) => Promise<unknown>>() }));

vi.mock('@/lib/api/client.ts', () => ({ api: { request } }));
const { ask } = await import('./questions.ts');
const { noteVisit } = await import('./last-visit.ts');

// jsdom has no media queries.
vi.stubGlobal('matchMedia', () => ({ matches: false }));

afterEach(() => {
  localStorage.clear();
  request.mockReset();
});

async function questionsAt(address: string, stays = () => true) {
  const given: Question[] = [];
  const { pathname, search } = new URL(address, 'http://vitrina.test');
  await ask({ pathname, search }, { owner: 'anna', stays, give: (question) => given.push(question) });
  return given;
}

const names = (questions: Question[]) => questions.map(({ key: [name, shopId] }) => `${String(name)} ${String(shopId)}`);

/** The host: who may do what in which shop; null: in all of them. */
function answer(shops: string[], permissions: (shopId: string | null) => string[]) {
  request.mockImplementation(async (operation, _variables, { shopId }) =>
    operationName(operation) === 'Me' ? { me: { permissions: permissions(shopId) } } : { shops: { items: shops.map((id) => ({ id })) } },
  );
}

async function asked(address: string, ...shops: string[]) {
  answer(shops, () => ['wb-products:read']);
  return names(await questionsAt(address));
}

it('asks for the shop that is going to be shown, and for none that is not there', async () => {
  expect(await asked('/tokens', '7', '8')).toEqual(['Shops null']);
  expect(await asked('/tokens', '8')).toEqual(['Shops null', 'Me 8']);
  expect(await asked('/tokens?shop=7', '7', '8')).toEqual(['Shops null', 'Me 7']);
  expect(await asked('/tokens?shop=9', '7', '8')).toEqual(['Shops null']);
  localStorage.setItem('vitrina.shop', '8');
  expect(await asked('/tokens', '7', '8')).toEqual(['Shops null', 'Me 8']);
  expect(await asked('/tokens?shop=7', '7', '8')).toEqual(['Shops null', 'Me 7']);
  localStorage.setItem('vitrina.shop', '9');
  expect(await asked('/tokens', '7', '8')).toEqual(['Shops null']);
});

it.each([
  ['/products?shop=7', ['SavedViews', 'Products']],
  ['/products/?shop=7&slots=show', ['SavedViews', 'Products']],
  ['/products/12?shop=7&image=2', ['SavedViews', 'ProductByNmId', 'Products']],
  ['/products/12?shop=7&brand=A', ['SavedViews', 'ProductByNmId']],
  ['/products/changes?shop=7', []],
])('asks at %s what the list and the card ask first', async (address, first) => {
  expect(await asked(address, '7')).toEqual(['Shops null', 'Me 7', ...first.map((name) => `${name} 7`)]);
});

it('asks on a phone for the card alone, which covers the list', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  try {
    expect(await asked('/products/12?shop=7', '7')).toEqual(['Shops null', 'Me 7', 'ProductByNmId 7']);
    expect(await asked('/products?shop=7', '7')).toEqual(['Shops null', 'Me 7', 'SavedViews 7', 'Products 7']);
  } finally {
    vi.stubGlobal('matchMedia', () => ({ matches: false }));
  }
});

it.each([
  [() => true, 1],
  [() => !request.mock.calls.some(([operation]) => operationName(operation) === 'ProductByNmId'), 0],
])("has the card's photo fetched as soon as it is known, unless somebody else works here by then", async (stays, links) => {
  answer(['7'], () => ['wb-products:read']);
  const others = request.getMockImplementation();
  request.mockImplementation(async (operation, variables, options) =>
    operationName(operation) === 'ProductByNmId' ? { product: { photos: [{ big: 'https://wb.test/1.webp' }] } } : others?.(operation, variables, options),
  );
  document.head.replaceChildren();

  const card = (await questionsAt('/products/12?shop=7', stays)).find(({ key: [name] }) => name === 'ProductByNmId');
  await card?.answer(new AbortController().signal);

  expect(document.head.querySelectorAll('link[rel=preload][href="https://wb.test/1.webp"]')).toHaveLength(links);
});

it.each([
  ['/products/12', 1],
  ['/products', 0],
])('has the photo of the card on a phone lie there only while the card is looked at: %s', async (now, photos) => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  answer(['7'], () => ['wb-products:read']);
  const others = request.getMockImplementation();
  request.mockImplementation(async (operation, variables, options) =>
    operationName(operation) === 'ProductByNmId' ? { product: { photos: [{ big: 'https://wb.test/1.webp' }] } } : others?.(operation, variables, options),
  );
  document.body.replaceChildren();
  history.replaceState(null, '', now);

  const card = (await questionsAt('/products/12?shop=7')).find(({ key: [name] }) => name === 'ProductByNmId');
  await card?.answer(new AbortController().signal);

  expect(document.body.querySelectorAll('img')).toHaveLength(photos);
  history.replaceState(null, '', '/');
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});

it('asks nothing of a list whose columns were changed here: it says itself what it needs', async () => {
  localStorage.setItem('vitrina.layout.products', '{}');
  expect(await asked('/products?shop=7', '7')).toEqual(['Shops null', 'Me 7', 'SavedViews 7']);
});

it.each([
  ['in every shop', (shopId: string | null) => (shopId === null ? ['wb-products:read'] : [])],
  ['in this one', (shopId: string | null) => (shopId === '7' ? ['wb-products:read'] : [])],
])('asks for products at the first visit of one who may read them %s', async (_where, permissions) => {
  answer(['7'], permissions);

  expect(names(await questionsAt('/products/12'))).toEqual(['Shops null', 'Me 7', 'SavedViews 7', 'ProductByNmId 7', 'Products 7']);
});

it('asks for no products where they may not be read', async () => {
  answer(['7', '8'], (shopId) => (shopId === '8' ? ['wb-products:read'] : []));

  expect(names(await questionsAt('/products/12?shop=7'))).toEqual(['Shops null', 'Me 7', 'SavedViews 7']);
});

it('asks nobody in what shops they may read products when their permissions are out of reach', async () => {
  request.mockImplementation(async (operation) => {
    if (operationName(operation) === 'Me') throw new Error('away');
    return { shops: { items: [{ id: '7' }] } };
  });

  expect(names(await questionsAt('/products'))).toEqual(['Shops null', 'Me 7', 'SavedViews 7']);
});

/** The last visit of Anna, as its answers came. */
function visited(answers: [key: unknown[], data: unknown][], owner = 'anna') {
  const client = new QueryClient();
  noteVisit(client, () => owner);
  for (const [queryKey, data] of answers) client.setQueryData(queryKey, data);
}

const mayRead = (shopId: string, ...permissions: string[]): [unknown[], unknown] => [['Me', shopId, {}], { me: { permissions } }];
const views = (list: string, byDefault: boolean): [unknown[], unknown] => [['SavedViews', '7', { list }], { savedViews: { items: [{ byDefault: false }, { byDefault }] } }];

it('asks for products beside the permissions where they could be read at the last visit, and nothing besides', async () => {
  visited([mayRead('7', 'wb-products:read')]);
  answer(['7'], () => []);

  expect(names(await questionsAt('/products'))).toEqual(['Shops null', 'Me 7', 'SavedViews 7', 'Products 7']);
  expect(request.mock.calls.map(([operation, , { shopId }]) => `${operationName(operation)} ${String(shopId)}`)).toEqual(['Shops null', 'Me 7', 'SavedViews 7', 'Products 7']);
});

it.each([
  ['may not read them', () => visited([mayRead('7', 'wb-products:read'), mayRead('7')])],
  ['is somebody else', () => visited([mayRead('7', 'wb-products:read')], 'boris')],
])('asks for none where the user of the last visit %s', async (_who, visit) => {
  visit();
  answer(['7'], () => []);

  expect(names(await questionsAt('/products'))).toEqual(['Shops null', 'Me 7', 'SavedViews 7']);
});

it('asks for no list as it comes where a view opens by default, as long as it does', async () => {
  visited([mayRead('7', 'wb-products:read'), views('products', true)]);
  expect(await asked('/products/12', '7')).toEqual(['Shops null', 'Me 7', 'SavedViews 7', 'ProductByNmId 7']);

  visited([views('products', false), views('elsewhere', true)]);
  expect(await asked('/products/12', '7')).toEqual(['Shops null', 'Me 7', 'SavedViews 7', 'ProductByNmId 7', 'Products 7']);
});

it('gives the answer that was waited for once, and asks anew after it failed', async () => {
  request.mockRejectedValueOnce(new Error('away')).mockResolvedValue('there');
  const [question] = await questionsAt('/');
  const calls = request.mock.calls.length;

  await expect(question?.answer(new AbortController().signal)).rejects.toThrow('away');
  expect(request).toHaveBeenCalledTimes(calls);
  await expect(question?.answer(new AbortController().signal)).resolves.toBe('there');
  expect(request).toHaveBeenCalledTimes(calls + 1);
});

it('asks nothing more once somebody else works here', async () => {
  request.mockResolvedValue({ shops: { items: [{ id: '7' }] } });

  expect(names(await questionsAt('/products?shop=7', () => false))).toEqual(['Shops null']);
});

it('hands over which shops there are before the host has answered', async () => {
  request.mockReturnValue(new Promise(() => undefined));
  const given: Question[] = [];
  void ask({ pathname: '/', search: '' }, { owner: 'anna', stays: () => true, give: (question) => given.push(question) });

  expect(names(given)).toEqual(['Shops null']);
});
