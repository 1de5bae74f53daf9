import { expect, it } from 'vitest';
import { cascade } from './cascade.ts';

const plugins = [
  { id: 'tokens', dependants: ['products', 'bi'] },
  { id: 'products', dependants: ['bi', 'media'] },
  { id: 'media', dependants: [] },
  { id: 'bi', dependants: ['reports'] },
];

it('takes along who needs it and who needs these, each once, the nearest first', () => {
  expect(cascade('tokens', plugins)).toEqual(['products', 'bi', 'media', 'reports']);
});

it('takes along nobody where nobody needs it', () => {
  expect(cascade('media', plugins)).toEqual([]);
  expect(cascade('unknown', plugins)).toEqual([]);
});

it('ends where plugins need each other', () => {
  expect(cascade('a', [{ id: 'a', dependants: ['b'] }, { id: 'b', dependants: ['a'] }])).toEqual(['b']);
});
