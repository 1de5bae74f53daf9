import { expect, it } from 'vitest';
import { filesOf, type Screens } from './screen-files.ts';

const screens: Screens = {
  files: ['list.js', 'card.js', 'plugin.js', 'common-en.js', 'common-ru.js', 'products-ru.js'],
  screens: [
    { path: '/products', files: [0], texts: ['products'] },
    { path: '/products/$nmId', files: [0, 1], texts: ['products'] },
    { path: '/p/$plugin/$', files: [2], texts: [] },
  ],
  texts: { en: { common: 3 }, ru: { common: 4, products: 5 } },
};

it.each([
  ['/products', 'ru', ['common-ru.js', 'products-ru.js', 'list.js']],
  ['/products/', 'en', ['common-en.js', 'list.js']],
  ['/products/12', 'ru', ['common-ru.js', 'products-ru.js', 'list.js', 'card.js']],
  ['/p/wb-pricing/', 'en', ['common-en.js', 'plugin.js']],
  ['/p/wb-pricing/costs/1', 'en', ['common-en.js', 'plugin.js']],
  ['/products/12/more', 'en', ['common-en.js']],
  ['/nowhere', 'en', ['common-en.js']],
] as const)('knows what %s is made of in %s', (pathname, language, files) => {
  expect(filesOf(screens, pathname, language)).toEqual(files);
});
