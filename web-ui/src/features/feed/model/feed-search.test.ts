import * as v from 'valibot';
import { expect, it } from 'vitest';
import { feedSearchSchema } from './feed-schema.ts';
import { byDay, knownFields, sinceOf, toggledField } from './feed-search.ts';

it('asks from the beginning of a day, whatever the hour', () => {
  const morning = new Date(2026, 10, 28, 0, 1);
  const evening = new Date(2026, 10, 28, 23, 59);

  expect(sinceOf('day', evening)).toBe(new Date(2026, 10, 27).toISOString());
  expect(sinceOf('week', morning)).toBe(sinceOf('week', evening));
  expect(sinceOf('month', new Date(2026, 2, 1))).toBe(new Date(2026, 0, 30).toISOString());
  expect(sinceOf(undefined, morning)).toBeUndefined();
});

it('keeps the order and parts by the days of the calendar', () => {
  const at = (day: number, hour: number) => ({ at: new Date(2026, 10, day, hour).toISOString() });
  const days = byDay([at(28, 9), at(28, 1), at(27, 23)]);

  expect(days.map(({ changes }) => changes.length)).toEqual([2, 1]);
  expect(byDay([])).toEqual([]);
});

it('adds and takes away fields, and says nothing when none is left', () => {
  expect(toggledField(undefined, 'TITLE')).toEqual(['TITLE']);
  expect(toggledField(['TITLE', 'TAGS'], 'TITLE')).toEqual(['TAGS']);
  expect(toggledField(['TITLE'], 'TITLE')).toBeUndefined();
});

it('passes over what an address makes up', () => {
  expect(v.parse(feedSearchSchema, { since: 'ever', field: 7 })).toEqual({});
  expect(v.parse(feedSearchSchema, { field: 'TITLE' })).toEqual({ field: ['TITLE'] });
  expect(knownFields(['COLOUR', 'TITLE'])).toEqual(['TITLE']);
  expect(knownFields(['COLOUR'])).toBeUndefined();
  expect(knownFields(undefined)).toBeUndefined();
  expect(v.parse(feedSearchSchema, { since: 'week', field: ['TITLE'] })).toEqual({ since: 'week', field: ['TITLE'] });
});
