// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { useState } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import english from '@/i18n/en/common.json';
import { DataGrid } from './data-grid.tsx';
import { pinnedTo, plainLayout, shown } from './grid-layout.ts';
import type { GridColumn, GridLayout } from './types.ts';

// Nothing has a size here, so nothing would be visible.
vi.mock('@tanstack/react-virtual', () => ({
  useVirtualizer: ({ count, getItemKey }: { count: number; getItemKey(index: number): string }) => ({
    getVirtualItems: () => Array.from({ length: count }, (_, index) => ({ index, start: index * 40, key: getItemKey(index) })),
    getTotalSize: () => count * 40,
    measure: () => undefined,
    scrollToIndex: () => undefined,
    range: null,
  }),
}));

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
  return i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common: english } } });
});
afterEach(cleanup);

interface Row {
  id: string;
  name: string;
}

const rows: Row[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `Name ${id}` }));
const columns: GridColumn<Row>[] = [
  { id: 'name', label: 'Name', width: 10, sortable: true, text: ({ name }) => name, render: ({ name }) => name },
  { id: 'code', label: 'Code', width: 8, text: ({ id }) => `=${id}`, render: ({ id }) => id },
  { id: 'plugin', label: 'Plugin', width: 5, render: () => <button type="button">Own</button> },
];
const open = vi.fn<(row: Row) => void>();
const layouts = vi.fn<(layout: GridLayout) => void>();

function List({ layout: given = plainLayout, selectable = true, shown: listed = rows }: { layout?: GridLayout; selectable?: boolean; shown?: Row[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [layout, setLayout] = useState(given);
  const choose = (ids: readonly string[], into: boolean) =>
    setChosen((known) => {
      const next = new Set(known);
      for (const id of ids) {
        if (into) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  return (
    <>
      <output>{[...chosen].toSorted().join('')}</output>
      <DataGrid
        label="Rows"
        columns={columns}
        layout={layout}
        onLayout={(next) => {
          layouts(next);
          setLayout(next);
        }}
        rows={listed}
        rowId={({ id }) => id}
        totalCount={4}
        sort={{ column: 'name', direction: 'asc' }}
        onSort={() => undefined}
        activeId={null}
        onOpen={open}
        hasMore={false}
        onNeedMore={() => undefined}
        stale={false}
        rowHeight={40}
        selection={selectable ? { chosen, choose, nameOf: ({ name }) => name } : undefined}
      />
    </>
  );
}

function start(props: Parameters<typeof List>[0] = {}) {
  render(<List {...props} />);
  return userEvent.setup();
}

const focused = () => document.activeElement as HTMLElement;
/** "row,column" of the focus; the header is row -1. */
const at = () => {
  const cell = focused().closest<HTMLElement>('[data-column]');
  return `${cell?.closest<HTMLElement>('[data-row-index]')?.dataset['rowIndex'] ?? -1},${cell?.dataset['column']}`;
};
const chosen = () => screen.getByRole('status').textContent;

describe('the grid by keyboard', () => {
  it('is one stop for Tab, and its arrows lead from cell to cell and into the header', async () => {
    const user = start();
    await user.tab();
    expect(at()).toBe('0,1');
    await user.keyboard('{ArrowDown}');
    expect(at()).toBe('1,1');
    await user.keyboard('{End}');
    expect(at()).toBe('1,3');
    await user.keyboard('{Control>}{End}{/Control}');
    expect(at()).toBe('3,3');
    await user.keyboard('{Control>}{Home}{/Control}{ArrowRight}{ArrowUp}');
    expect(at()).toBe('-1,1');
    expect(focused().tagName).toBe('BUTTON');
    await user.keyboard('{ArrowDown}');
    expect(at()).toBe('0,1');
    expect(screen.getByRole('grid').querySelectorAll('[data-column] [tabindex="0"], [data-column][tabindex="0"]')).toHaveLength(1);
  });

  it('opens with Enter and ticks with Space', async () => {
    const user = start();
    await user.tab();
    await user.keyboard('{ArrowDown} ');
    expect(chosen()).toBe('b');
    expect(screen.getAllByRole('row')[2]?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard(' ');
    expect(chosen()).toBe('');
    await user.keyboard('{Enter}');
    expect(open).toHaveBeenCalledWith(rows[1]);
  });

  it('ticks as Shift goes with the arrows, and unticks as it comes back', async () => {
    const user = start();
    await user.tab();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(chosen()).toBe('abc');
    expect(at()).toBe('2,1');
    await user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(chosen()).toBe('ab');
    await user.keyboard('{Control>}a{/Control}');
    expect(chosen()).toBe('abcd');
  });

  it('goes on by keyboard from a row that the mouse has ticked', async () => {
    const user = start();
    const [, , second] = screen.getAllByRole('checkbox');
    if (second) await user.click(second);
    expect(chosen()).toBe('b');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(open).toHaveBeenCalledWith(rows[2]);
  });

  it('stays where it is when other rows come, and takes no focus that is elsewhere', async () => {
    const user = userEvent.setup();
    const others = rows.map(({ id, name }) => ({ id: `other ${id}`, name }));
    const { rerender } = render(<List />);
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    rerender(<List shown={others} />);
    expect(at()).toBe('2,1');

    focused().blur();
    rerender(<List />);
    expect(focused()).toBe(document.body);
  });

  it('leaves keys alone that belong to what stands in a cell', async () => {
    const user = start();
    open.mockClear();
    const [own] = screen.getAllByRole('button', { name: 'Own' });
    own?.focus();
    await user.keyboard('{Enter}{ArrowDown} ');
    expect(focused()).toBe(own);
    expect(chosen()).toBe('');
  });

  it('opens with Space where nothing can be ticked', async () => {
    const user = start({ selectable: false });
    await user.tab();
    await user.keyboard(' ');
    expect(open).toHaveBeenCalledWith(rows[0]);
    expect(at()).toBe('0,0');
  });
});

describe('what the clipboard gets', () => {
  function copied(): string | undefined {
    let text: string | undefined;
    const event = new Event('copy', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { setData: (_type: string, given: string) => (text = given) } });
    fireEvent(focused(), event);
    return text;
  }

  it('is the text of the cell in focus', async () => {
    const user = start();
    await user.tab();
    await user.keyboard('{ArrowDown}');
    expect(copied()).toBe('Name b');
  });

  it('is the rows that are ticked, in the columns that are shown, harmless for a spreadsheet', async () => {
    const user = start();
    await user.tab();
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(copied()).toBe("Name a\t'=a\nName b\t'=b");
  });
});

describe('the columns', () => {
  it('stand as the layout says', () => {
    start({ layout: pinnedTo(shown(plainLayout, 'name', false), 'plugin', true) });
    const headers = within(screen.getByRole('grid')).getAllByRole('columnheader');
    expect(headers.map(({ textContent }) => textContent)).toEqual(['', 'Plugin', 'Code']);
    expect(headers[1]?.style.left).toBe('2.25rem');
    expect(headers[2]?.style.left).toBe('');
  });

  it('become wider and narrower from their heading', async () => {
    const user = start();
    await user.tab();
    await user.keyboard('{ArrowUp}{Shift>}{ArrowRight}{ArrowRight}{ArrowLeft}{/Shift}');
    expect(layouts.mock.lastCall?.[0].widths).toEqual({ name: 11 });
    expect(at()).toBe('-1,1');
  });
});
