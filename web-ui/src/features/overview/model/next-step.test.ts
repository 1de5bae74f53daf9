import { expect, it } from 'vitest';
import { answeredAtOnce, needAttention, stepStates } from './next-step.ts';

it('leads a new seller from the token to the cards, and then stands aside', () => {
  expect(stepStates({ connected: false, synced: null })).toEqual({ connect: 'now', sync: 'later', explore: 'later' });
  expect(stepStates({ connected: true, synced: false })).toEqual({ connect: 'done', sync: 'now', explore: 'later' });
  expect(stepStates({ connected: true, synced: true })).toBeNull();
});

it('does not tell a new seller to wait for what it does not know', () => {
  expect(stepStates({ connected: true, synced: null })).toBeNull();
});

it('counts the shops whose token Wildberries refuses', () => {
  expect(needAttention([{ state: 'CONNECTED' }, { state: 'CREDENTIAL_REFUSED' }])).toBe(1);
});

it('takes a slightly old answer for one that nobody had to wait for', () => {
  expect(answeredAtOnce({ hits: 6, stale: 2, misses: 1, errors: 1 })).toBe(0.8);
  expect(answeredAtOnce({ hits: 0, stale: 0, misses: 0, errors: 0 })).toBeNull();
});
