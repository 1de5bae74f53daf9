// @vitest-environment jsdom
import { cleanup, render, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import english from '@/i18n/en/common.json';
import { useChoice } from './use-choice.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common: english } } }));
afterEach(cleanup);

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id, original: { id } }));
const selectionOf = (...chosen: string[]) => ({ chosen: new Set(chosen), choose: vi.fn<(ids: readonly string[], into: boolean) => void>(), nameOf: ({ id }: { id: string }) => id });

it('ticks one row, or all from the last tick to it, in either direction', () => {
  const selection = selectionOf();
  const { result } = renderHook(() => useChoice(rows, selection));

  result.current.choose(2, true, false);
  result.current.choose(0, true, true);
  result.current.choose(1, false, false);

  expect(selection.choose.mock.calls).toEqual([[['c'], true], [['a', 'b', 'c'], true], [['b'], false]]);
});

it('goes from the row that was ticked last, wherever it stands by now, and from none when it is gone', () => {
  const selection = selectionOf();
  const { result, rerender } = renderHook((shown) => useChoice(shown, selection), { initialProps: rows });
  result.current.choose(1, true, true);

  rerender(rows.toReversed());
  result.current.choose(3, true, true);
  rerender(rows.slice(1));
  result.current.choose(2, true, true);

  expect(selection.choose.mock.calls).toEqual([[['b'], true], [['b', 'a'], true], [['d'], true]]);
});

it.each([
  { chosen: [], checked: false, partly: false, into: true },
  { chosen: ['a'], checked: false, partly: true, into: true },
  { chosen: ['a', 'b', 'c', 'd', 'of another page'], checked: true, partly: false, into: false },
])('ticks all that are loaded, and shows when only some are: $chosen', async ({ chosen, checked, partly, into }) => {
  const selection = selectionOf(...chosen);
  const { result } = renderHook(() => useChoice(rows, selection));
  render(result.current.all?.(true));
  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: english.select.all });

  expect(all.checked).toBe(checked);
  expect(all.indeterminate).toBe(partly);
  await userEvent.setup().click(all);

  expect(selection.choose).toHaveBeenCalledWith(['a', 'b', 'c', 'd'], into);
});

it('takes rows in as Shift and an arrow go away from the first, and out as they come back', () => {
  const chosen = new Set<string>();
  const selection = {
    chosen,
    choose: (ids: readonly string[], into: boolean) => ids.forEach((id) => (into ? chosen.add(id) : chosen.delete(id))),
    nameOf: ({ id }: { id: string }) => id,
  };
  const { result } = renderHook(() => useChoice(rows, selection));
  const after = (from: number, to: number) => {
    result.current.extend(from, to);
    return [...chosen].toSorted().join('');
  };

  expect(after(1, 2)).toBe('bc');
  expect(after(2, 3)).toBe('bcd');
  expect(after(3, 2)).toBe('bc');
  expect(after(2, 1)).toBe('b');
  expect(after(1, 0), 'to the other side').toBe('ab');
});

it('has no ticks where there is nothing to do with them', () => {
  expect(renderHook(() => useChoice(rows, undefined)).result.current.all).toBeNull();
});
