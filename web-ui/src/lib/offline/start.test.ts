// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followOwner } from '@/lib/start/follow-owner.ts';
import { grantOf, sessionOfTwoTabs } from '@/test/session.ts';
import { setHostAway } from './reach.ts';

const { readKept } = vi.hoisted(() => ({ readKept: vi.fn<() => Promise<unknown>>() }));

// jsdom has no database.
vi.mock('./kept-answers.ts', () => ({ readKept, forgetKept: async () => undefined, keep: async () => undefined }));
const { resume } = await import('./start.ts');

const ignored = () => undefined;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  setHostAway(false);
});

function start() {
  const client = new QueryClient();
  const { session, other } = sessionOfTwoTabs();
  followOwner(client, session, { onChange: ignored, onLeft: ignored });
  readKept.mockResolvedValue({ user: grantOf('anna').user, answers: [{ queryKey: ['Products', '7'], data: 'kept', readAt: 1 }] });
  return { client, session, other };
}

it('shows what was kept, and has it read anew as soon as the host is back, however soon', async () => {
  const { client, session } = start();

  expect(await resume(client, session)).toBe(true);
  expect(session.state()).toEqual({ status: 'offline', user: grantOf('anna').user });
  expect(client.getQueryState(['Products', '7'])).toMatchObject({ data: 'kept', dataUpdatedAt: 1, isInvalidated: false });
  session.accept(grantOf('anna'));

  expect(client.getQueryState(['Products', '7'])).toMatchObject({ data: 'kept', isInvalidated: true });
});

it('shows nothing of it where another tab has heard of the host meanwhile', async () => {
  const { client, session, other } = start();
  other.accept(grantOf('boris'));

  expect(await resume(client, session)).toBe(false);

  expect(session.state()).toEqual({ status: 'active', grant: grantOf('boris') });
  expect(client.getQueryCache().getAll()).toEqual([]);
});

it('leaves it where there is nothing', async () => {
  const { client, session } = start();
  readKept.mockResolvedValue(null);

  expect(await resume(client, session)).toBe(false);
  expect(session.state().status).toBe('restoring');
});
