import { expect, it } from 'vitest';
import { askedFields, covers } from './asked-fields.ts';

const wanted = (columns: string[], phone = false) =>
  Object.entries(askedFields(columns, phone))
    .filter(([, asked]) => asked)
    .map(([field]) => field);

it('asks for nothing that no column shows', () => {
  expect(wanted(['title', 'nm'])).toEqual([]);
  expect(wanted(['title', 'brand', 'media'])).toEqual(['withBrand', 'withMedia']);
});

it('asks for what the columns of plugins are given', () => {
  expect(wanted(['title', 'plugin:wb-pricing/price'])).toEqual(['withVendorCode', 'withBrand', 'withSubject']);
});

it('asks for what a card on a phone shows, whatever the columns', () => {
  expect(wanted(['title', 'brand'], true)).toEqual(['withVendorCode', 'withUpdated']);
});

it('knows when an answer is enough for fewer columns, and when it is not for more', () => {
  expect(covers(askedFields(['brand', 'tags'], false), askedFields(['tags'], false))).toBe(true);
  expect(covers(askedFields(['tags'], false), askedFields(['brand', 'tags'], false))).toBe(false);
});
