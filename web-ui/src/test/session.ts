import { createSession, type Grant } from '@/lib/session/session.ts';
import { createLock, createTabs } from './fake-channel.ts';

export function grantOf(id: string): Grant {
  return { accessToken: `token of ${id}`, expiresAt: '2100-01-01T00:00:00Z', user: { id, email: `${id}@shop.ru`, name: id } };
}

/** A session of a tab beside `other`, another one; the host refuses every cookie. */
export function sessionOfTwoTabs() {
  const tabs = createTabs();
  const exclusively = createLock();
  let owed = false;
  const open = () =>
    createSession({
      refresh: async () => null,
      signOut: async () => undefined,
      owed: { get: () => owed, set: (next) => void (owed = next) },
      exclusively,
      channel: tabs.open(),
      now: () => Date.now(),
    });
  return { session: open(), other: open() };
}
