// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import english from '@/i18n/en/products.json';
import type { SlotProps } from '@/sdk/types.ts';
import { useSelection, type Selection } from '../hooks/use-selection.ts';
import { BulkActions } from './bulk-actions.tsx';

const given = vi.hoisted(() => ({ props: null as unknown }));
vi.mock('@/features/extensions', () => ({
  Part: ({ props }: { props: unknown }) => {
    given.props = props;
    return null;
  },
}));
vi.mock('@/features/session', () => ({ useCan: () => false }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, products: english } } }));
afterEach(cleanup);

const plugin = { id: 'p', version: '1', entry: 'a.js', styles: [], nav: [], slots: [] };
const action = (id: string, matching?: boolean) => ({ key: `p/${id}`, plugin, part: { id, title: id, component: () => null, ...(matching ? { matching } : {}) } });
const loaded = ['1', '2', '3'];
const filter = { text: 'плед', textScope: 'IDENTIFIER' as const };

function start(onlySimilar = false) {
  let selection: Selection | null = null;
  function Bar() {
    selection = useSelection(filter, loaded);
    if (selection.chosen.size === 0) return null;
    return <BulkActions actions={[action('Old'), action('New', true)]} selection={selection} filter={filter} loaded={3} totalCount={1234} onlySimilar={onlySimilar} shopId="7" />;
  }
  render(<Bar />);
  return { user: userEvent.setup(), choose: (...ids: string[]) => act(() => selection?.choose(ids, true)), props: () => given.props as SlotProps['product.list.bulk-actions/v1'] };
}

it('gives an action the products that are chosen, in the old way and in the new', async () => {
  const { user, choose, props } = start();
  choose('2', '3');
  expect(screen.getByRole('status').textContent).toBe('2 products chosen');
  expect(screen.queryByRole('button', { name: /that match/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Old' }));

  expect(props()).toMatchObject({ nmIds: ['2', '3'], selection: { ids: ['2', '3'] }, shopId: '7' });
});

it('offers all that match once all that is loaded is chosen, and gives only those actions the filter that can use it', async () => {
  const { user, choose, props } = start();
  choose(...loaded);
  await user.click(screen.getByRole('button', { name: 'Choose all 1,234 that match' }));

  expect(screen.getByRole('status').textContent).toBe('All 1,234 matching products chosen');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Old' }).disabled).toBe(true);
  expect(screen.getByText(english.bulk.onlyChosen)).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'New' }));
  expect(props()).toMatchObject({ nmIds: [], selection: { filter, count: 1234 } });
});

it('offers no more than what is loaded of cards that are only like the text', () => {
  const { choose } = start(true);
  choose(...loaded);

  expect(screen.getByRole('status').textContent).toBe('3 products chosen');
  expect(screen.queryByRole('button', { name: /that match/ })).toBeNull();
});

it('goes when the choice is cleared', async () => {
  const { user, choose } = start();
  choose('1');
  await user.click(screen.getByRole('button', { name: 'Clear' }));

  expect(screen.queryByRole('status')).toBeNull();
});
