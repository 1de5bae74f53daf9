import { expect, it, vi } from 'vitest';
import { readDefinition } from './ui-definition.ts';

const component = () => null;
const tab = { id: 'a', title: 'A', component };

it('takes what is right as it is', () => {
  const definition = { routes: [{ path: '', title: { en: 'Home' }, component }], slots: { 'product.detail.tabs/v1': [tab], 'product.list.columns/v1': [{ ...tab, width: 6 }] } };

  expect(readDefinition('hello', definition)).toEqual(definition);
});

it('leaves out what would break the screen of the host, and tells the author', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const wrong = [null, undefined, 'part', { ...tab, title: undefined }, { ...tab, component: 'div' }, { id: 'b', title: 'B' }];

  const read = readDefinition('hello', { routes: [{ title: 'No path', component }, 7], slots: { 'settings/v1': [...wrong, tab], 'product.list.columns/v1': [tab] } });

  expect(read).toEqual({ routes: [], slots: { 'settings/v1': [tab], 'product.list.columns/v1': [] } });
  expect(warn).toHaveBeenCalledTimes(wrong.length + 3);
});

it('reads a definition without parts, or with none where a list should be', () => {
  expect(readDefinition('hello', {})).toEqual({ routes: [], slots: {} });
  expect(readDefinition('hello', { routes: {}, slots: { 'settings/v1': null } })).toEqual({ routes: [], slots: { 'settings/v1': [] } });
});
