// @vitest-environment jsdom
import { MutationObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { setHostAway } from '@/lib/offline/reach.ts';
import { ApiError } from './api-error.ts';
import { createQueryClient, retryable } from './query-client.ts';

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

it('holds every mutation without a connection, whatever it would do, and says so by a code', async () => {
  const run = vi.fn<() => Promise<string>>().mockResolvedValue('sent');
  const ahead = vi.fn<() => void>();
  const client = createQueryClient();
  setHostAway(true);

  await expect(new MutationObserver(client, { mutationFn: run, onMutate: ahead }).mutate()).rejects.toMatchObject({ code: 'OFFLINE' });
  expect(run).not.toHaveBeenCalled();
  expect(ahead).not.toHaveBeenCalled();
  expect(await new MutationObserver(client, { mutationFn: run, meta: { offline: 'tried' } }).mutate(), 'signing in').toBe('sent');

  setHostAway(false);
  expect(await new MutationObserver(client, { mutationFn: run }).mutate()).toBe('sent');
});
