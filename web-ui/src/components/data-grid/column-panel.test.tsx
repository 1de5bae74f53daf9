// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { useState } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import lists from '@/i18n/en/lists.json';
import { ColumnPanel } from './column-panel.tsx';
import { arrange, plainLayout } from './grid-layout.ts';
import type { GridColumn, GridLayout } from './types.ts';

beforeAll(() => {
  vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
  return i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, lists } } });
});
afterEach(cleanup);

const nothing = () => null;
const columns: GridColumn<unknown>[] = [
  { id: 'title', label: 'Title', width: 15, fixed: true, render: nothing },
  { id: 'brand', label: 'Brand', width: 7, render: nothing },
  { id: 'tags', label: 'Tags', width: 7, render: nothing },
];

function start() {
  let now = plainLayout;
  const reset = vi.fn();
  function Panel() {
    const [layout, setLayout] = useState<GridLayout>(plainLayout);
    now = layout;
    return <ColumnPanel columns={columns} layout={layout} onChange={setLayout} onReset={reset} />;
  }
  render(<Panel />);
  return { user: userEvent.setup(), seen: () => arrange(columns, now).map(({ id }) => id), layout: () => now, reset };
}

it('hides and shows columns, but none that is fixed', async () => {
  const { user, seen } = start();
  await user.click(screen.getByRole('checkbox', { name: 'Brand' }));
  expect(seen()).toEqual(['title', 'tags']);
  await user.click(screen.getByRole('checkbox', { name: 'Brand' }));
  expect(seen()).toEqual(['title', 'brand', 'tags']);
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Title' }).disabled).toBe(true);
});

it('keeps a column at the left, and says which are', async () => {
  const { user, seen } = start();
  const pin = () => screen.getByRole('button', { name: 'Keep Tags at the left' });
  await user.click(pin());
  expect(seen()).toEqual(['tags', 'title', 'brand']);
  expect(pin().getAttribute('aria-pressed')).toBe('true');
  await user.click(pin());
  expect(seen()).toEqual(['title', 'brand', 'tags']);
});

it('makes columns wider and narrower, and the rows lower', async () => {
  const { user, layout, reset } = start();
  await user.click(screen.getByRole('button', { name: 'Brand: wider' }));
  await user.click(screen.getByRole('button', { name: 'Tags: narrower' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Density' }), 'compact');
  expect(layout()).toMatchObject({ widths: { brand: 8, tags: 6 }, density: 'compact' });
  await user.click(screen.getByRole('button', { name: 'As at first' }));
  expect(reset).toHaveBeenCalledOnce();
});

it('tells how a column is moved without a mouse', () => {
  start();
  const grip = within(screen.getAllByRole('listitem')[1] as HTMLElement).getByRole('button', { name: 'Move Brand' });
  expect(document.getElementById(grip.getAttribute('aria-describedby') ?? '')?.textContent).toBe(lists.columns.howToMove);
});
