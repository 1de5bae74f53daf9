// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import english from '@/i18n/en/common.json';
import { DataGrid } from './data-grid.tsx';

// Nothing has a size here, so nothing would be visible.
vi.mock('@tanstack/react-virtual', () => ({
  useVirtualizer: ({ count }: { count: number }) => ({
    getVirtualItems: () => Array.from({ length: count }, (_, index) => ({ index, start: index * 40, key: index })),
    getTotalSize: () => count * 40,
    measure: () => undefined,
    scrollToIndex: () => undefined,
  }),
}));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common: english } } }));
afterEach(cleanup);

it('goes on by keyboard from a row that the mouse has ticked', async () => {
  const user = userEvent.setup();
  const choose = vi.fn<(ids: readonly string[], into: boolean) => void>();
  const open = vi.fn<(row: { id: string }) => void>();
  render(
    <DataGrid
      label="Rows"
      columns={[{ id: 'name', label: 'Name', width: 10, render: ({ id }) => id }]}
      hidden={[]}
      rows={[{ id: 'a' }, { id: 'b' }, { id: 'c' }]}
      rowId={({ id }) => id}
      totalCount={3}
      sort={{ column: 'name', direction: 'asc' }}
      onSort={() => undefined}
      activeId={null}
      onOpen={open}
      hasMore={false}
      onNeedMore={() => undefined}
      stale={false}
      rowHeight={40}
      selection={{ chosen: new Set<string>(), choose, nameOf: ({ id }) => id }}
    />,
  );
  const [, , second] = screen.getAllByRole('checkbox');
  if (second) await user.click(second);
  expect(choose.mock.calls).toEqual([[['b'], true]]);

  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(screen.getAllByRole('row').at(-1));
  await user.keyboard('{Enter}');

  expect(open).toHaveBeenCalledWith({ id: 'c' });
});
