import { expect, it } from 'vitest';
import { failureOf, noteOf, progressOf, stepIn } from './plugin-job.ts';

it.each([
  ['MIGRATE', 'MIGRATE'],
  ['migrate', 'MIGRATE'],
  ['quick-start 1.0.0: READ', 'READ'],
  ['The table is there already (step MIGRATE).', 'MIGRATE'],
  ['restarting', null],
  ['', null],
  [null, null],
])('finds the step that %j ends with', (text, step) => {
  expect(stepIn(text)).toBe(step);
});

it.each([
  ['hello 1.0.0: MIGRATE', { step: 'MIGRATE', plugin: 'hello' }],
  ['COMPOSE', { step: 'COMPOSE', plugin: null }],
  ['It is installed and waits: needs wb-pricing to START', null],
  [null, null],
])('reads from %j who is at what', (message, progress) => {
  expect(progressOf(message)).toEqual(progress);
});

it('says why a job failed, in the best words there are', () => {
  const problem = { kind: 'REJECTED' as const, message: 'The field is taken', retryAt: null };

  expect(failureOf({ problem, message: 'COMPOSE' })).toBe('The field is taken');
  expect(failureOf({ problem: null, message: 'COMPOSE' })).toBe('COMPOSE');
  expect(failureOf({ problem: null, message: null })).toBeNull();
});

it('passes on what the host says of a change that succeeded, but not the step it ended with', () => {
  expect(noteOf({ state: 'SUCCEEDED', message: 'Requests that use these do not work any more: a, b' })).toBe('Requests that use these do not work any more: a, b');
  expect(noteOf({ state: 'SUCCEEDED', message: 'hello 1.0.0: START' })).toBeNull();
  expect(noteOf({ state: 'RUNNING', message: 'It waits' })).toBeNull();
});
