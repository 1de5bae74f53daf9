// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ListSearch } from '../model/list-search.ts';
import { useSelection } from './use-selection.ts';

function start(search: ListSearch = {}) {
  return renderHook((now: ListSearch) => useSelection(now), { initialProps: search });
}

it('takes rows in and out, several at once', () => {
  const { result } = start();
  act(() => result.current.choose(['1', '2', '3'], true));
  act(() => result.current.choose(['2'], false));
  expect([...result.current.chosen]).toEqual(['1', '3']);
  act(() => result.current.clear());
  expect(result.current.chosen.size).toBe(0);
});

it('keeps the choice in another order, and forgets it with another filter', () => {
  const { result, rerender } = start({ q: 'dress' });
  act(() => result.current.choose(['1'], true));
  rerender({ q: 'dress', sort: 'nm', dir: 'asc' });
  expect([...result.current.chosen]).toEqual(['1']);
  rerender({ q: 'shirt' });
  expect(result.current.chosen.size).toBe(0);
  act(() => result.current.choose(['2'], true));
  expect([...result.current.chosen]).toEqual(['2']);
});
