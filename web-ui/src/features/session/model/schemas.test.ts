import * as v from 'valibot';
import { expect, it } from 'vitest';
import { passwordSchema, signInSchema } from './schemas.ts';

const messages = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).issues?.map((issue) => issue.message) ?? [];

it('signs in with an address and a password', () => {
  expect(v.parse(signInSchema, { email: ' anna@shop.ru ', password: ' p ' })).toEqual({ email: 'anna@shop.ru', password: ' p ' });
  expect(messages(signInSchema, { email: '', password: '' })).toEqual(expect.arrayContaining(['emailMissing', 'passwordMissing']));
  expect(messages(signInSchema, { email: 'anna', password: 'p' })).toEqual(['emailInvalid']);
});

it.each([
  [{ current: 'old-password', next: 'new-password', repeat: 'new-password' }, []],
  [{ current: 'old-password', next: 'short', repeat: 'short' }, ['passwordShort']],
  [{ current: 'old-password', next: 'new-password', repeat: 'nwe-password' }, ['passwordsDiffer']],
  [{ current: 'same-password', next: 'same-password', repeat: 'same-password' }, ['passwordSame']],
  [{ current: 'old-password', next: 'x'.repeat(129), repeat: 'x'.repeat(129) }, ['passwordLong']],
])('judges a change of password: %j', (input, expected) => {
  expect(messages(passwordSchema, input)).toEqual(expected);
});
