import { expect, it } from 'vitest';
import { fromMoscow, isIncomplete, planFault, toMoscow, toPlan, waitsForStart } from './plan.ts';

const now = Date.parse('2026-11-28T09:00:00Z');
const hours = (ahead: number) => new Date(now + ahead * 3_600_000).toISOString();

it('takes days and times for those of Moscow, wherever the browser is', () => {
  expect(fromMoscow('2026-12-01T00:30')).toBe('2026-11-30T21:30:00.000Z');
  expect(toMoscow('2026-11-30T21:30:00Z')).toBe('2026-12-01T00:30');
});

it.each(['', '2026-12-01', '2026-13-01T00:30', 'tomorrow'])('takes no time from %j', (typed) => {
  expect(fromMoscow(typed)).toBeNull();
});

it('takes an emptied time neither for at once nor for never', () => {
  const time = '2026-12-01T00:30';
  expect(isIncomplete({ sendAt: null, returnAt: null })).toBe(false);
  expect(isIncomplete({ sendAt: time, returnAt: null })).toBe(false);
  expect(isIncomplete({ sendAt: '', returnAt: null })).toBe(true);
  expect(isIncomplete({ sendAt: time, returnAt: '' })).toBe(true);
  expect(isIncomplete({ sendAt: null, returnAt: 'tomorrow' })).toBe(true);
  expect(toPlan({ sendAt: null, returnAt: time })).toEqual({ sendAt: null, returnAt: '2026-11-30T21:30:00.000Z' });
});

it('says beforehand what the host would refuse', () => {
  expect(planFault({ sendAt: null, returnAt: null }, now)).toBeNull();
  expect(planFault({ sendAt: hours(1), returnAt: hours(2) }, now)).toBeNull();
  expect(planFault({ sendAt: hours(0), returnAt: null }, now)).toBe('startPast');
  expect(planFault({ sendAt: hours(2), returnAt: hours(2) }, now)).toBe('returnEarly');
  expect(planFault({ sendAt: null, returnAt: hours(-1) }, now)).toBe('returnEarly');
  expect(planFault({ sendAt: null, returnAt: hours(24 * 367) }, now)).toBe('tooFar');
});

it('knows a set that waits for its start', () => {
  expect(waitsForStart({ state: 'CONFIRMED', sendAt: hours(1), sentAt: null })).toBe(true);
  expect(waitsForStart({ state: 'CONFIRMED', sendAt: null, sentAt: null })).toBe(false);
  expect(waitsForStart({ state: 'CONFIRMED', sendAt: hours(-1), sentAt: hours(0) })).toBe(false);
});
