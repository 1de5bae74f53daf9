import { expect, it } from 'vitest';
import { lifeOf, progressOf, type ChangeSet } from './change-set.ts';
import { aChangeSet } from '@/test/change.ts';

const states = (set: ChangeSet) => lifeOf(set).map(({ state }) => state).join(' ');

it.each([
  ['DRAFT', 'current ahead ahead ahead ahead ahead'],
  ['CHECKING', 'done current ahead ahead ahead ahead'],
  ['CHECKED', 'done done current ahead ahead ahead'],
  ['SENDING', 'done done done current ahead ahead'],
  ['PROCESSING', 'done done done done current ahead'],
  ['PARTLY_FAILED', 'done done done done done done'],
] as const)('%s is where it is in its life', (state, expected) => {
  expect(states(aChangeSet({ state }))).toBe(expected);
});

it('leaves out what a set that was stopped never came to', () => {
  expect(states(aChangeSet({ state: 'CANCELLED', confirmedAt: null, sentAt: null }))).toBe('done done skipped skipped skipped done');
  expect(states(aChangeSet({ state: 'CANCELLED' }))).toBe('done done done done done done');
});

it('counts what is judged, and then what has its outcome, of what is sent', () => {
  const counts = [
    { state: 'DRAFT' as const, rows: 30 },
    { state: 'READY' as const, rows: 70 },
  ];
  expect(progressOf(aChangeSet({ state: 'CHECKING', rowCount: 100, counts }))).toEqual({ share: 0.7, done: 70, total: 100 });
  const sent = [
    { state: 'BLOCKED' as const, rows: 10 },
    { state: 'VERIFIED' as const, rows: 20 },
    { state: 'FAILED' as const, rows: 5 },
    { state: 'PROCESSING' as const, rows: 75 },
  ];
  expect(progressOf(aChangeSet({ state: 'PROCESSING', rowCount: 110, counts: sent }))).toEqual({ share: 0.25, done: 25, total: 100 });
  expect(progressOf(aChangeSet({ state: 'VERIFIED' }))).toBeNull();
});
