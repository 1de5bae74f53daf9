import { expect, it } from 'vitest';
import { grantsInput } from './schemas.ts';

it('sends only the shops that were granted', () => {
  expect(grantsInput({ role: 'MANAGER', grants: { a: 'VIEWER', b: '', c: 'MANAGER' } })).toEqual([
    { shopId: 'a', role: 'VIEWER' },
    { shopId: 'c', role: 'MANAGER' },
  ]);
});

it('sends no grants for an administrator, who needs none', () => {
  expect(grantsInput({ role: 'ADMIN', grants: { a: 'VIEWER' } })).toEqual([]);
});
