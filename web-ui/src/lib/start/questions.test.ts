// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';

const { request } = vi.hoisted(() => ({ request: vi.fn<(operation: string, variables: unknown, options: { shopId: string | null }) => Promise<unknown>>() }));

vi.mock('@/lib/api/client.ts', () => ({ api: { request } }));
const { ask } = await import('./questions.ts');
type Question = import('./questions.ts').Question;

// jsdom has no media queries.
vi.stubGlobal('matchMedia', () => ({ matches: false }));

afterEach(() => localStorage.clear());

async function questionsAt(address: string, stays = () => true) {
  const given: Question[] = [];
  const { pathname, search } = new URL(address, 'http://vitrina.test');
  await ask({ pathname, search }, { owner: 'anna', stays, give: (question) => given.push(question) });
  return given;
}

const names = (questions: Question[]) => questions.map(({ key: [name, shopId] }) => `${String(name)} ${String(shopId)}`);

async function asked(address: string, ...shops: string[]) {
  request.mockResolvedValue({ shops: { items: shops.map((id) => ({ id })) } });
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
  ['/products/12?shop=7&image=2', ['ProductByNmId', 'SavedViews', 'Products']],
  ['/products/12?shop=7&brand=A', ['ProductByNmId', 'SavedViews']],
  ['/products/changes?shop=7', []],
])('asks at %s what the list and the card ask first', async (address, first) => {
  expect(await asked(address, '7')).toEqual(['Shops null', 'Me 7', ...first.map((name) => `${name} 7`)]);
});

it('asks nothing of a list whose columns were changed here: it says itself what it needs', async () => {
  localStorage.setItem('vitrina.layout.products', '{}');
  expect(await asked('/products?shop=7', '7')).toEqual(['Shops null', 'Me 7', 'SavedViews 7']);
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
