import { describe, expect, it } from 'vitest';
import { plainLayout } from '@/components/data-grid';
import { addressOf, freeName, listPart, readState, sameSearch } from './view-state.ts';

const keys = ['q', 'brand', 'sort', 'dir'];

describe('what a view holds', () => {
  it('is read as far as it can be understood', () => {
    const state = readState({ search: { q: 'плащ' }, layout: { hidden: ['brand'], density: 'huge', widths: { title: 20 } }, later: 1 });

    expect(state.search).toEqual({ q: 'плащ' });
    expect(state.layout).toEqual({ ...plainLayout, hidden: ['brand'], widths: { title: 20 } });
    expect(readState('nonsense')).toEqual({ search: {}, layout: plainLayout });
  });

  it('is the list’s own part of the address', () => {
    expect(listPart({ q: 'a', brand: undefined, shop: '7', slots: 'show' }, keys)).toEqual({ q: 'a' });
  });

  it('is the same in any order of values, and another without one of them', () => {
    expect(sameSearch({ brand: ['A', 'B'], q: undefined }, { brand: ['B', 'A'] }, keys)).toBe(true);
    expect(sameSearch({ brand: ['A'] }, { brand: ['A', 'B'] }, keys)).toBe(false);
    expect(sameSearch({ sort: 'nm', dir: 'asc' }, { sort: 'nm', dir: 'desc' }, keys)).toBe(false);
    expect(sameSearch({ shop: '1' }, { shop: '2' }, keys), 'what is not the list’s').toBe(true);
  });

  it('leaves nothing in the address of what was filtered before', () => {
    const view = { id: '12', state: readState({ search: { brand: ['A'], sort: 'nm', dir: 'asc', other: 1 } }) };

    expect(addressOf(view, keys, undefined)).toEqual({ q: undefined, brand: ['A'], sort: 'nm', dir: 'asc', view: '12' });
    expect(addressOf(null, keys, 'all')).toEqual({ q: undefined, brand: undefined, sort: undefined, dir: undefined, view: 'all' });
  });
});

it('finds a name that is free', () => {
  expect(freeName('Без видео', ['Без видео'])).toBe('Без видео 2');
  expect(freeName('A', ['a', 'a 2', 'A 3'])).toBe('A 4');
});
