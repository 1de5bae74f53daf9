// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Good } from './api.ts';
import { useCostsTyped } from './use-costs-typed.ts';
import { useEdits } from './use-edits.ts';

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const good = (nmId: string) => ({ nmId, discount: 10, sizes: [{ price: { amount: '1000.00' } }] }) as unknown as Good;
const cost = (nmId: string, amount: string) => ({ nmId, sizeId: null, amount });

it('keeps prices that were typed while the others became a draft', () => {
  const { result } = renderHook(() => useEdits('1'));
  act(() => {
    result.current.type(good('1'), 'price', '900');
    result.current.type(good('2'), 'price', '800');
  });
  const sent = result.current.all;
  act(() => {
    result.current.type(good('2'), 'price', '850');
    result.current.type(good('3'), 'discount', '20');
  });

  act(() => result.current.sent(sent));

  expect(result.current.all.map(({ good: { nmId }, price, discount }) => [nmId, price, discount])).toEqual([
    ['2', '850', null],
    ['3', null, '20'],
  ]);
});

it('forgets prices that became a draft after their page was left, on the page that shows them by then', () => {
  const left = renderHook(() => useEdits('1'));
  act(() => left.result.current.type(good('1'), 'price', '900'));
  const { all, sent } = left.result.current;
  left.unmount();
  const { result } = renderHook(() => useEdits('1'));
  expect(result.current.count).toBe(1);

  act(() => sent(all));

  expect(result.current.count).toBe(0);
  expect(renderHook(() => useEdits('1')).result.current.count).toBe(0);
});

it('keeps the prices of each shop apart', () => {
  const { result } = renderHook(() => useEdits('1'));
  act(() => result.current.type(good('1'), 'price', '900'));
  expect(renderHook(() => useEdits('2')).result.current.count).toBe(0);
});

it('keeps costs when their page is left', () => {
  const { result, unmount } = renderHook(() => useCostsTyped('1'));
  act(() => result.current.type(cost('1', '400'), ''));
  unmount();
  expect(renderHook(() => useCostsTyped('1')).result.current.of('1', null)).toBe('400');
});

it('keeps costs that were refused, and those that were typed while the others were saved', () => {
  const { result } = renderHook(() => useCostsTyped('1'));
  act(() => {
    result.current.type(cost('1', '400'), '');
    result.current.type(cost('2', 'x'), '');
    result.current.type(cost('3', '500'), '');
    result.current.type(cost('4', 'y'), '');
  });
  const sent = result.current.all;
  act(() => {
    result.current.type(cost('3', '550'), '');
    result.current.type(cost('4', '600'), '');
    result.current.type(cost('5', '700'), '');
  });

  const reasons = new Map([
    [1, 'no amount'],
    [3, 'no amount'],
  ]);
  act(() => result.current.sent(sent, reasons));

  expect(result.current.all.map(({ nmId, amount }) => `${nmId} ${amount}`)).toEqual(['2 x', '3 550', '4 600', '5 700']);
  expect(result.current.fault('2', null)).toBe('no amount');
  expect(result.current.faults).toBe(1);
});
