import { describe, expect, it } from 'vitest';
import { localPath } from './local-path.ts';
import { parseSearch, stringifySearch } from './search.ts';

describe('search parameters', () => {
  it('keep what looks like a number or JSON as the text it is', () => {
    expect(parseSearch('?shop=12&q=%22a%22&brand=A&brand=B')).toEqual({ shop: '12', q: '"a"', brand: ['A', 'B'] });
  });

  it('come back as they went', () => {
    const search = { shop: '7', brand: ['Северный лён', 'A&B'], image: 3 };

    expect(parseSearch(stringifySearch(search))).toEqual({ shop: '7', brand: ['Северный лён', 'A&B'], image: '3' });
  });

  it('leave out what is absent', () => {
    expect(stringifySearch({ q: undefined, brand: [], sort: null, dir: '' })).toBe('');
  });
});

describe('the path after signing in', () => {
  it.each([
    ['/products?shop=1', '/products?shop=1'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    [undefined, '/'],
  ])('%s leads to %s', (next, path) => {
    expect(localPath(next)).toBe(path);
  });
});
