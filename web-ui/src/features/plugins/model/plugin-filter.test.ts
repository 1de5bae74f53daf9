import { expect, it } from 'vitest';
import { aPlugin } from '@/test/plugin.ts';
import { shownPlugins } from './plugin-filter.ts';

const gone = aPlugin({ id: 'old-reports', description: 'Weekly', state: 'REMOVED', desiredState: 'ABSENT' });
const off = aPlugin({ id: 'acme', description: null, state: 'INSTALLED', desiredState: 'DISABLED' });
const broken = aPlugin({ id: 'wb-pricing', description: 'Prices and discounts', state: 'FAILED' });
const fine = aPlugin();
const all = [gone, off, broken, fine];

it('shows what is removed last', () => {
  expect(shownPlugins(all, {})).toEqual([off, broken, fine, gone]);
});

it('finds by id and by description, in any letters', () => {
  expect(shownPlugins(all, { q: 'WB-' })).toEqual([broken, fine]);
  expect(shownPlugins(all, { q: 'disCount' })).toEqual([broken]);
  expect(shownPlugins(all, { q: 'nowhere' })).toEqual([]);
});

it.each([
  ['active', [fine]],
  ['attention', [broken]],
  ['off', [off]],
  ['removed', [gone]],
] as const)('shows only what is %s', (show, expected) => {
  expect(shownPlugins(all, { show })).toEqual(expected);
});

it('searches in what is chosen only', () => {
  expect(shownPlugins(all, { q: 'wb', show: 'active' })).toEqual([fine]);
});
