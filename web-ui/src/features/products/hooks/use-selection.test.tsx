// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { shownFilter, type ListSearch } from '../model/list-search.ts';
import { useSelection } from './use-selection.ts';

interface Now {
  search: ListSearch;
  loaded: string[];
  match?: 'IDENTIFIER' | 'EXACT';
}

function start(search: ListSearch = {}, loaded: string[] = ['1', '2', '3']) {
  const initialProps: Now = { search, loaded };
  return renderHook((now: Now) => useSelection(shownFilter(now.search, now.match ?? 'IDENTIFIER'), now.loaded), { initialProps });
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
  const loaded = ['1', '2', '3'];
  const { result, rerender } = start({ q: 'dress' }, loaded);
  act(() => result.current.choose(['1'], true));
  rerender({ search: { q: 'dress', sort: 'nm', dir: 'asc' }, loaded });
  expect([...result.current.chosen]).toEqual(['1']);
  rerender({ search: { q: 'shirt' }, loaded });
  expect(result.current.chosen.size).toBe(0);
  act(() => result.current.choose(['2'], true));
  expect([...result.current.chosen]).toEqual(['2']);
});

it('chooses all that match, with those that are still to come', () => {
  const { result, rerender } = start({ q: 'dress' });
  act(() => result.current.chooseMatching());
  expect(result.current.matching).toBe(true);
  expect([...result.current.chosen]).toEqual(['1', '2', '3']);

  rerender({ search: { q: 'dress' }, loaded: ['1', '2', '3', '4'] });
  expect([...result.current.chosen]).toEqual(['1', '2', '3', '4']);
  act(() => result.current.choose(['4'], true));
  expect(result.current.matching).toBe(true);

  rerender({ search: { q: 'shirt' }, loaded: ['1'] });
  expect(result.current.matching).toBe(false);
  expect(result.current.chosen.size).toBe(0);
});

it('forgets all that match once the list reads the text in another way', () => {
  const { result, rerender } = start({ q: '1234' });
  act(() => result.current.chooseMatching());
  rerender({ search: { q: '1234' }, loaded: ['4', '5'], match: 'EXACT' });
  expect(result.current.matching).toBe(false);
  expect(result.current.chosen.size).toBe(0);
});

it('has chosen the rest of what is loaded, when one of all that match is taken out', () => {
  const { result } = start();
  act(() => result.current.chooseMatching());
  act(() => result.current.choose(['2'], false));
  expect(result.current.matching).toBe(false);
  expect([...result.current.chosen]).toEqual(['1', '3']);
});
