import { expect, it } from 'vitest';
import { smallAddress } from './small-address.ts';

it('shows the tiny copy, and the large one where there is none', () => {
  expect(smallAddress('https://cdn/vol1/part1/7/images/big/2.webp')).toEqual(['https://cdn/vol1/part1/7/images/tm/2.webp', 'https://cdn/vol1/part1/7/images/big/2.webp']);
  expect(smallAddress('https://cdn/a.svg')).toEqual(['https://cdn/a.svg']);
  expect(smallAddress(null)).toEqual([]);
});
