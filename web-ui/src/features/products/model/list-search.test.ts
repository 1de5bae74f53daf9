import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { countFilters, listSearchSchema, noFilters, shownFilter, sortOf, toFilter, toOrder, toggled, type ListSearch } from './list-search.ts';

const read = (search: Record<string, unknown>): ListSearch => v.parse(listSearchSchema, search);

describe('the list state in the address', () => {
  it('reads one value or several', () => {
    expect(read({ brand: 'A' }).brand).toEqual(['A']);
    expect(read({ brand: ['A', 'B', 'A', ''] }).brand).toEqual(['A', 'B']);
    expect(read({ brand: '' }).brand).toBeUndefined();
  });

  it('drops what makes no sense instead of failing, so that any old link opens', () => {
    const search = read({ sort: 'price', dir: 'up', video: 'maybe', photos: '77', from: 'yesterday', q: ['a'], other: 1 });

    expect(toFilter(search)).toEqual({});
    expect(toOrder(search)).toEqual({ field: 'UPDATED_AT', direction: 'DESC' });
    expect(search).not.toHaveProperty('other');
  });

  it('cuts a text to what the server takes', () => {
    expect(read({ q: 'x'.repeat(500) }).q).toHaveLength(200);
  });

  it('becomes the filter the server knows', () => {
    const search = read({ q: ' плед ', brand: ['A'], subject: '105', tag: '1', video: 'no', photos: 'few' });

    expect(toFilter(search)).toEqual({
      text: 'плед',
      brands: ['A'],
      subjectIds: ['105'],
      tagIds: ['1'],
      hasVideo: false,
      photosMin: 1,
      photosMax: 4,
    });
  });

  it('asks for categories, for a range of creation, and for all that contain a text', () => {
    const filter = toFilter(read({ q: '170002', scope: 'all', parent: ['3', '4'], createdFrom: '2026-11-20', createdTo: '2026-11-21' }));

    expect(filter).toMatchObject({ text: '170002', textScope: 'CONTAINED', parentIds: ['3', '4'] });
    expect(Date.parse(String(filter.createdTo)) - Date.parse(String(filter.createdFrom))).toBe(2 * 86_400_000);
    expect(toFilter(read({ scope: 'all' }))).toEqual({});
    expect(countFilters(read({ q: '1', scope: 'all', parent: '3', subject: '5', createdTo: '2026-11-21' }))).toBe(3);
  });

  it('asks for what other plugins know of cards, and for what they do not', () => {
    const search = read({ check: ['wb-media.broken-photos', '!wb-media.checked'] });

    expect(toFilter(search)).toEqual({ conditions: ['wb-media.broken-photos'], withoutConditions: ['wb-media.checked'] });
    expect(toFilter(read({ check: 'wb-media.checked' }))).toEqual({ conditions: ['wb-media.checked'] });
    expect(countFilters(search)).toBe(1);
    expect(toFilter({ ...search, ...noFilters })).toEqual({});
  });

  it('asks for what is shown of a text, and not for what it may come to mean', () => {
    const search = read({ q: '1234' });

    expect(shownFilter(search, 'IDENTIFIER')).toEqual({ text: '1234', textScope: 'IDENTIFIER' });
    expect(shownFilter(search, 'EXACT')).toEqual({ text: '1234', textScope: 'CONTAINED' });
    expect(shownFilter(search, 'SIMILAR')).toEqual({ text: '1234', textScope: 'SIMILAR' });
    expect(shownFilter(read({ brand: 'ZARA' }), 'EXACT')).toEqual({ brands: ['ZARA'] });
  });

  it('counts the last day as a whole', () => {
    const { updatedFrom, updatedTo } = toFilter(read({ from: '2026-11-20', to: '2026-11-20' }));

    expect(Date.parse(String(updatedTo)) - Date.parse(String(updatedFrom))).toBe(86_400_000);
  });

  it('becomes the order the server knows', () => {
    expect(toOrder(read({ sort: 'vendor', dir: 'asc' }))).toEqual({ field: 'VENDOR_CODE', direction: 'ASC' });
    expect(sortOf(read({}))).toEqual({ column: 'updated', direction: 'desc' });
  });

  it('counts what narrows the list', () => {
    expect(countFilters(read({}))).toBe(0);
    expect(countFilters(read({ q: '  ', sort: 'nm' }))).toBe(0);
    expect(countFilters(read({ q: 'a', brand: ['A', 'B'], from: '2026-01-01', to: '2026-02-01' }))).toBe(3);
    expect(countFilters({ ...read({ q: 'a', video: 'yes' }), ...noFilters })).toBe(0);
  });

  it('toggles a value', () => {
    expect(toggled(undefined, 'A')).toEqual(['A']);
    expect(toggled(['A', 'B'], 'A')).toEqual(['B']);
    expect(toggled(['A'], 'A')).toBeUndefined();
  });

  it('asks for cards by what is wrong with them and by their characteristics', () => {
    const search = v.parse(listSearchSchema, { flaw: ['NO_VIDEO', 'NONSENSE'], score: '60', errors: 'yes', trait: ['11:красный', '11:синий', '12:хлопок: 100%', 'nonsense'] });

    expect(toFilter(search)).toEqual({
      flaws: ['NO_VIDEO'],
      scoreBelow: 60,
      hasErrors: true,
      characteristics: [
        { id: '11', values: ['красный', 'синий'] },
        { id: '12', values: ['хлопок: 100%'] },
      ],
    });
    expect(countFilters(search)).toBe(4);
  });

  it('asks for what changed since the beginning of a day', () => {
    const { changedSince } = toFilter(v.parse(listSearchSchema, { edited: 'day' }));

    const since = new Date(String(changedSince));
    expect([since.getHours(), since.getMinutes(), since.getSeconds()]).toEqual([0, 0, 0]);
    expect(Date.now() - since.getTime()).toBeGreaterThan(23 * 3_600_000);
  });
});
