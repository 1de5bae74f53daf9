// @vitest-environment jsdom
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api/api-error.ts';
import { draftPrefix } from '@/lib/kept-drafts.ts';
import { keepFor, keptFor } from '@/lib/offline/kept-for.ts';
import { isOffline, setHostAway } from '@/lib/offline/reach.ts';
import { grantOf, sessionOfTwoTabs } from '@/test/session.ts';
import { followOwner } from './follow-owner.ts';
import { lastVisit, noteVisit } from './last-visit.ts';
import { putAsked } from './put-asked.ts';
import type { Question } from './questions.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => setHostAway(false));

function start() {
  const client = new QueryClient();
  const onChange = vi.fn<() => void>();
  const onLeft = vi.fn<() => void>();
  const { session, other } = sessionOfTwoTabs();
  return { client, session, other, onChange, onLeft, follow: () => followOwner(client, session, { onChange, onLeft }) };
}

/** The question of the shops, asked for the user; answered when told. */
function askedFor(owner: string) {
  let resolve: (answer: unknown) => void = () => undefined;
  const coming = new Promise<unknown>((done) => (resolve = done));
  const question: Question = { owner, key: ['Shops'], paged: false, answer: () => coming };
  return { question, resolve: (answer: unknown) => resolve(answer) };
}

it('gives what was asked early to whom it was asked for', async () => {
  const { client, session, follow } = start();
  session.accept(grantOf('anna'));
  follow();
  const { question, resolve } = askedFor('anna');

  putAsked(client, session, question);
  resolve('shops of anna');

  await vi.waitFor(() => expect(client.getQueryData(['Shops'])).toBe('shops of anna'));
});

it('gives nobody what was asked for another', async () => {
  const { client, session, other, follow } = start();
  session.accept(grantOf('anna'));
  follow();
  other.end();
  other.accept(grantOf('boris'));
  const { question, resolve } = askedFor('anna');

  putAsked(client, session, question);
  resolve('shops of anna');

  await Promise.resolve();
  expect(client.getQueryCache().getAll()).toEqual([]);
});

it('forgets an answer that is still on its way when another one comes', async () => {
  const { client, session, other, follow } = start();
  session.accept(grantOf('anna'));
  follow();
  const { question, resolve } = askedFor('anna');
  putAsked(client, session, question);

  other.end();
  resolve('shops of anna');
  await Promise.resolve();
  other.accept(grantOf('boris'));

  expect(client.getQueryCache().getAll()).toEqual([]);
});

it('forgets what is there when somebody comes after nobody, and says each change', () => {
  const { client, session, other, follow, onChange } = start();
  follow();
  client.setQueryData(['Shops'], 'shops of whom?');

  other.accept(grantOf('boris'));

  expect(session.state().status).toBe('active');
  expect(client.getQueryData(['Shops'])).toBeUndefined();
  expect(onChange).toHaveBeenCalledOnce();
  other.end();
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('keeps all of it while the user stays', () => {
  const { client, session, follow, onChange } = start();
  session.accept(grantOf('anna'));
  follow();
  client.setQueryData(['Shops'], 'shops of anna');
  sessionStorage.setItem(`${draftPrefix}card`, 'typed');

  session.accept({ ...grantOf('anna'), accessToken: 'renewed' });

  expect(client.getQueryData(['Shops'])).toBe('shops of anna');
  expect(sessionStorage.getItem(`${draftPrefix}card`)).toBe('typed');
  expect(onChange).not.toHaveBeenCalled();
});

it('asks again for nobody what was asked early and failed, but for a screen that waits for it', async () => {
  const { client, session, follow } = start();
  session.accept(grantOf('anna'));
  follow();
  const answer = vi.fn<() => Promise<unknown>>().mockRejectedValue(new ApiError('SCHEMA_CHANGED', ''));
  putAsked(client, session, { owner: 'anna', key: ['Products'], paged: false, answer });
  await vi.waitFor(() => expect(client.getQueryState(['Products'])?.status).toBe('error'));
  expect(answer).toHaveBeenCalledOnce();

  client.clear();
  putAsked(client, session, { owner: 'anna', key: ['Shops'], paged: false, answer });
  const leave = new QueryObserver(client, { queryKey: ['Shops'], queryFn: answer }).subscribe(() => undefined);

  await vi.waitFor(() => expect(client.getQueryState(['Shops'])).toMatchObject({ status: 'pending', fetchFailureCount: 1 }));
  leave();
});

it('remembers nothing of what whoever leaves may do', () => {
  const { client, session, follow } = start();
  session.accept(grantOf('anna'));
  follow();
  noteVisit(client, () => 'anna');
  client.setQueryData(['Me', '7', {}], { me: { permissions: ['wb-products:read'] } });
  expect(lastVisit('anna')).toEqual({ 7: { readsProducts: true } });

  session.end();

  expect(lastVisit('anna')).toEqual({});
});

it('forgets what was typed with whoever leaves', () => {
  const { session, follow } = start();
  session.accept(grantOf('anna'));
  follow();
  sessionStorage.setItem(`${draftPrefix}card`, 'typed');

  session.end();

  expect(sessionStorage.getItem(`${draftPrefix}card`)).toBeNull();
});

it.each(['session', 'other'] as const)('has what was kept belong to nobody as soon as the user signs out in %s tab', (tab) => {
  const tabs = start();
  tabs.session.accept(grantOf('anna'));
  tabs.follow();
  keepFor('anna');

  tabs[tab].end();

  expect(keptFor()).toBeNull();
  expect(tabs.onLeft).toHaveBeenCalledOnce();
});

it('finds what was kept for one whose session is over by now', async () => {
  const { session, onLeft, follow } = start();
  keepFor('anna');
  follow();
  expect(keptFor(), 'nothing is known yet').toBe('anna');

  await session.restore();

  expect(session.state().status).toBe('anonymous');
  expect(keptFor()).toBeNull();
  expect(onLeft).toHaveBeenCalledOnce();
});

it('says that the host is away as long as what was kept is shown', () => {
  const { session, follow } = start();
  follow();

  session.resume(grantOf('anna').user);
  expect(isOffline()).toBe(true);
  session.accept(grantOf('anna'));

  expect(isOffline()).toBe(false);
});
