import * as v from 'valibot';
import { expect, it } from 'vitest';
import { example, keyInput, keySchema, toggled, type KeyDraft } from './key-draft.ts';

const draft: KeyDraft = { name: 'Report', scopes: ['wb-products:read'], reach: 'all', shopIds: ['1'], life: 'never' };
const now = Date.parse('2026-11-27T10:00:00Z');

it('asks for a key without an end and without shops as for one that never ends and reaches all', () => {
  expect(keyInput(draft, now)).toEqual({ name: 'Report', scopes: ['wb-products:read'] });
});

it('counts the life of a key from now', () => {
  expect(keyInput({ ...draft, life: '30' }, now).expiresAt).toBe('2026-12-27T10:00:00.000Z');
});

it('sends the shops only when some were to be chosen', () => {
  expect(keyInput({ ...draft, reach: 'some' }, now).shopIds).toEqual(['1']);
});

it('refuses a key that may do nothing, or only in no shop', () => {
  const refused = (values: KeyDraft) => v.safeParse(keySchema, values).issues?.map(({ message }) => message);

  expect(refused({ ...draft, scopes: [] })).toEqual(['scopeMissing']);
  expect(refused({ ...draft, name: '', reach: 'some', shopIds: [] })).toEqual(['nameMissing', 'shopMissing']);
  expect(refused({ ...draft, reach: 'all', shopIds: [] })).toBeUndefined();
});

it('names a shop in the example where the key needs one', () => {
  expect(example('https://host', 'vtr_x', undefined)).not.toContain('X-Shop-Id');
  expect(example('https://host', 'vtr_x', '7')).toContain("-H 'X-Shop-Id: 7'");
});

it('takes a choice in once, and out again', () => {
  expect(toggled(toggled(['a'], 'b', true), 'b', true)).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
});
