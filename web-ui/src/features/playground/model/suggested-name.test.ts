import { expect, it } from 'vitest';
import { suggestedName } from './suggested-name.ts';

it.each([
  ['query Prices($first: Int) { products { nmId } }', 'Prices'],
  ['# query Old { x }\n{ shops { items { id } } }', 'shops'],
  ['mutation { jobCancel(input: {id: "1"}) { errors { code } } }', 'jobCancel'],
  ['   ', ''],
])('calls %s by what it does', (document, name) => {
  expect(suggestedName(document)).toBe(name);
});
