// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { AllShopsScreen } from '@/features/care';
import care from '@/i18n/en/care.json';
import common from '@/i18n/en/common.json';
import { api, operationName } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import { toFilter, type ListSearch } from '../model/list-search.ts';
import { ConditionsEverywhere } from './conditions-everywhere.tsx';

vi.mock('@/features/shops', () => ({ useShops: () => ({ shops: [{ id: '1' }, { id: '2' }] }), shopLabel: ({ id }: { id: string }) => `Shop ${id}` }));
vi.mock('@/features/session', () => ({ useCan: () => true }));
vi.mock('@/features/jobs', () => ({}));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { care, common } } }));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const condition = { id: 'wb-media.broken-photos', label: 'Broken photos', withoutLabel: 'All photos work', count: 7, withoutCount: 93, asOf: '2026-01-01T00:00:00Z' };
const card = { shopId: '2', nmId: '141000094', vendorCode: 'КРУ-1', title: 'Кружка', brand: null, thumbnail: null, updatedAt: '2026-01-01T00:00:00Z' };

/** The screen that looks in all shops, as its route puts it together. */
async function everywhere(search: ListSearch, shopId: string | null = '1') {
  const request = vi.spyOn(api, 'request').mockImplementation(((operation: Parameters<typeof operationName>[0]) =>
    Promise.resolve(
      operationName(operation) === 'ProductConditions'
        ? { productConditions: [condition] }
        : { productsInAllShops: { nodes: [card], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 1, textMatch: 'EXACT' } },
    )) as typeof api.request);
  const onChange = vi.fn<(patch: Pick<ListSearch, 'check'>) => void>();
  await renderInRouter(
    <AllShopsScreen text={search.q ?? ''} filter={toFilter(search)} onText={() => undefined}>
      <ConditionsEverywhere shopId={shopId} check={search.check} onChange={onChange} />
    </AllShopsScreen>,
  );
  return { onChange, asked: (name: string) => request.mock.calls.filter(([operation]) => operationName(operation) === name).map(([, variables]) => variables) };
}

it('asks for nothing before somebody looks for something', async () => {
  const { asked } = await everywhere({});

  expect(screen.getByRole('button', { name: care.filter.checks })).toBeDefined();
  expect(asked('ProductsInAllShops')).toEqual([]);
  expect(asked('ProductConditions')).toEqual([]);
});

it('finds cards of all shops by what plugins found out, without a text as well', async () => {
  const { asked } = await everywhere({ check: ['wb-media.broken-photos'] });

  expect(await screen.findByText('Кружка')).toBeDefined();
  expect(screen.getByText('Shop 2')).toBeDefined();
  expect(asked('ProductsInAllShops')).toEqual([{ filter: { conditions: ['wb-media.broken-photos'] }, first: 50, after: undefined }]);
  expect(await screen.findByRole('button', { name: `${care.filter.checks}: Broken photos` })).toBeDefined();
});

it('offers the checks without what is counted in one shop alone', async () => {
  const user = userEvent.setup();
  const { onChange } = await everywhere({ q: 'кружка' });
  await user.click(screen.getByRole('button', { name: care.filter.checks }));

  await user.click(await screen.findByRole('checkbox', { name: 'All photos work' }));

  expect(onChange).toHaveBeenCalledWith({ check: ['!wb-media.broken-photos'] });
  expect(screen.queryByText(/Looked last/)).toBeNull();
});

it('can be cleared where no shop is chosen, and asks none for its counts', async () => {
  const { onChange, asked } = await everywhere({ check: ['wb-media.broken-photos'] }, null);

  await userEvent.setup().click(screen.getByRole('button', { name: `${care.filter.checks}: ${common.clear}` }));

  expect(onChange).toHaveBeenCalledWith({ check: undefined });
  expect(asked('ProductConditions')).toEqual([]);
});

it('shows nothing to choose where no shop is chosen and nothing is filtered', async () => {
  await everywhere({}, null);

  expect(screen.queryByRole('button', { name: new RegExp(care.filter.checks) })).toBeNull();
});
