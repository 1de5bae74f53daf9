import { expect, it } from 'vitest';
import { sectionOf } from './section.ts';

it.each([
  ['/', '/'],
  ['/products', '/products'],
  ['/products/42', '/products'],
  ['/p/wb-pricing', '/p/wb-pricing'],
  ['/p/wb-pricing/', '/p/wb-pricing'],
  ['/p/wb-pricing/history/42', '/p/wb-pricing'],
])('of %s is %s', (path, section) => {
  expect(sectionOf(path)).toBe(section);
});
