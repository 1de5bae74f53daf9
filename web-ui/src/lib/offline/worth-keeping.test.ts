import { expect, it } from 'vitest';
import { isWorthKeeping, shortened } from './worth-keeping.ts';

it.each(['Products', 'ProductByNmId', 'Me', 'Shops'])('keeps %s', (operation) => {
  expect(isWorthKeeping([operation, '1', {}])).toBe(true);
});

it.each(['WbTokens', 'ApiKeys', 'Users', 'AuditTrail', 'PluginSettings', 'SavedQueries', 'SomethingNew'])('keeps nothing of %s', (operation) => {
  expect(isWorthKeeping([operation, null, {}])).toBe(false);
});

it('keeps the head of a list that was scrolled through', () => {
  const data = { pages: [1, 2, 3, 4, 5], pageParams: [undefined, 'a', 'b', 'c', 'd'] };

  expect(shortened(data)).toEqual({ pages: [1, 2, 3], pageParams: [undefined, 'a', 'b'] });
  expect(data.pages).toHaveLength(5);
});

it('leaves other answers as they are', () => {
  const data = { product: { nmId: '1' } };

  expect(shortened(data)).toBe(data);
});
