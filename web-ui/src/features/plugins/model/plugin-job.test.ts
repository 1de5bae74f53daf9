import { expect, it } from 'vitest';
import { changeOf, failureOf, stepIn } from './plugin-job.ts';

it.each([
  ['MIGRATE', 'MIGRATE'],
  ['migrate', 'MIGRATE'],
  ['Step 4 of 8: CONTEXT', 'CONTEXT'],
  ['restarting', null],
  ['', null],
  [null, null],
])('finds the step in %j', (text, step) => {
  expect(stepIn(text)).toBe(step);
});

it.each([
  ['platform:plugin-install', 'install'],
  ['platform/plugin-roll-back', 'roll-back'],
  ['platform:cache-warm', null],
  ['platform:plugin-explode', null],
])('knows what %s changes', (type, change) => {
  expect(changeOf({ type })).toBe(change);
});

it('says why a job failed, in the best words there are', () => {
  const problem = { kind: 'REJECTED' as const, message: 'The field is taken', retryAt: null };

  expect(failureOf({ problem, message: 'COMPOSE' })).toBe('The field is taken');
  expect(failureOf({ problem: null, message: 'COMPOSE' })).toBe('COMPOSE');
  expect(failureOf({ problem: null, message: null })).toBeNull();
});
