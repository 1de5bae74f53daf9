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
  ['/products', 'ru', ['list.js', 'common-ru.js', 'products-ru.js']],
  ['/products/', 'en', ['list.js', 'common-en.js']],
  ['/products/12', 'ru', ['list.js', 'card.js', 'common-ru.js', 'products-ru.js']],
  ['/p/wb-pricing/', 'en', ['plugin.js', 'common-en.js']],
  ['/p/wb-pricing/costs/1', 'en', ['plugin.js', 'common-en.js']],
  ['/products/12/more', 'en', ['common-en.js']],
  ['/nowhere', 'en', ['common-en.js']],
] as const)('knows what %s is made of in %s', (pathname, language, files) => {
  expect(filesOf(screens, pathname, language)).toEqual(files);
});
