import { expect, it } from 'vitest';
import { startLanguage } from './languages.ts';

it.each([
  ['zh', ['ru-RU'], 'zh'],
  [null, ['ru-RU', 'en'], 'ru'],
  [null, ['de-DE', 'zh-Hant-TW', 'en'], 'zh'],
  [null, ['de-DE'], 'en'],
  ['xx', [], 'en'],
])('starts with the remembered language %s, then one of %j: %s', (remembered, preferred, language) => {
  expect(startLanguage(remembered, preferred)).toBe(language);
});
