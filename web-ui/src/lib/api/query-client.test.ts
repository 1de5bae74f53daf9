// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { setHostAway } from '@/lib/offline/reach.ts';
import { ApiError } from './api-error.ts';
import { retryable } from './query-client.ts';

it.each(['UNREACHABLE', 'UPSTREAM_UNAVAILABLE', 'DATABASE_UNAVAILABLE', 'SCHEMA_CHANGED'] as const)('asks again after %s, twice at most', (code) => {
  const error = new ApiError(code, '');

  expect([0, 1, 2].map((failures) => retryable(failures, error))).toEqual([true, true, false]);
});

it.each(['FORBIDDEN', 'INVALID_INPUT', 'RATE_LIMITED', 'UNAUTHENTICATED', 'INTERNAL'] as const)('does not ask again after %s', (code) => {
  expect(retryable(0, new ApiError(code, ''))).toBe(false);
});

it('does not ask again while there is no connection', () => {
  setHostAway(true);

  expect(retryable(0, new ApiError('UNREACHABLE', ''))).toBe(false);

  setHostAway(false);
});
