import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { confirms, createSchema } from './schemas.ts';
import { closedCategories, savedShare } from './token.ts';

const messages = (input: unknown) => v.safeParse(createSchema, input).issues?.map((issue) => issue.message) ?? [];

describe('a new token', () => {
  it('is taken as it was pasted, without the white space of the mail it came in', () => {
    expect(v.parse(createSchema, { name: '  Main ', token: ' aaa.bbb-b_\n  .ccc \r\n' })).toEqual({ name: 'Main', token: 'aaa.bbb-b_.ccc' });
  });

  it.each([
    [{ name: ' ', token: 'a.b.c' }, ['nameMissing']],
    [{ name: 'x'.repeat(101), token: 'a.b.c' }, ['nameLong']],
    [{ name: 'Main', token: '  ' }, ['tokenMissing']],
    [{ name: 'Main', token: 'not a token' }, ['tokenShape']],
    [{ name: 'Main', token: 'a.b' }, ['tokenShape']],
  ])('%j is refused: %j', (input, expected) => {
    expect(messages(input)).toEqual(expect.arrayContaining(expected));
  });
});

it('is deleted only when its name was typed', () => {
  expect(confirms(' Основной кабинет ', 'Основной кабинет')).toBe(true);
  expect(confirms('основной кабинет', 'Основной кабинет')).toBe(false);
  expect(confirms('', 'Основной кабинет')).toBe(false);
});

it('a category that is only unreachable is not called closed', () => {
  expect(
    closedCategories({
      categoryChecks: [
        { category: 'CONTENT', result: 'OK' },
        { category: 'PRICES', result: 'REFUSED' },
        { category: 'FINANCE', result: 'UNREACHABLE' },
      ],
    }),
  ).toEqual(['PRICES']);
});

it('tells what share of the calls the cache saved', () => {
  expect(savedShare({ callsToday: 1, callsSavedToday: 3 })).toBe(0.75);
  expect(savedShare({ callsToday: 0, callsSavedToday: 0 })).toBeNull();
});
