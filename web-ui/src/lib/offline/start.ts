import type { QueryClient } from '@tanstack/react-query';
import type { Session, SessionUser } from '@/lib/session/session.ts';
import { forgetKept, readKept } from './kept-answers.ts';
import { keepAnswers, showKept } from './keeper.ts';
import { keepFor, keepForNobody, keptFor } from './kept-for.ts';
import { isOffline, onReach } from './reach.ts';

/** How often a page asks for a host that was away; browsers do not notice each connection that comes back. */
const askAgainMillis = 10_000;

/** A worker that goes serves the page until it is left, and keeps what it was just fetching for a plugin. */
const lastFetchesMillis = 5_000;

let end: (() => void) | null = null;

/** Whether the host lets the dashboard be used without a connection. */
async function isWanted(): Promise<boolean> {
  const answer = await fetch('/sw.js', { method: 'HEAD', cache: 'no-cache' });
  return answer.headers.get('Vitrina-Offline') === 'on';
}

/** `stays` says whether that user still works here: signing out does not wait for this. */
async function start(client: QueryClient, user: SessionUser, stays: () => boolean): Promise<void> {
  const workers = (navigator as Partial<Navigator>).serviceWorker;
  // Browsers have none on plain HTTP from another machine.
  if (!workers) return;
  if (!(await isWanted())) return await takeAway(workers);
  await workers.register('/sw.js', { updateViaCache: 'none' });
  if (keptFor() !== user.id) await forgetKept();
  if (!stays()) return;
  keepFor(user.id);
  end = keepAnswers(client, user);
}

/** The host's answer in place of the worker does the same for who has no page open; to register that one here would keep it from going. */
async function takeAway(workers: ServiceWorkerContainer): Promise<void> {
  await stop();
  for (const registration of await workers.getRegistrations()) await registration.unregister();
  await deleteCaches();
  setTimeout(() => void deleteCaches().catch(() => undefined), lastFetchesMillis);
}

async function deleteCaches(): Promise<void> {
  for (const name of await caches.keys()) await caches.delete(name);
}

async function stop(): Promise<void> {
  keepForNobody();
  await forgetKept();
}

/** From now on the dashboard opens without a connection, with what its user has read; and reads anew when there is one again. */
export function keepUp(client: QueryClient, session: Session): void {
  let kept: string | null = null;
  const follow = () => {
    const state = session.state();
    if (state.status === 'restoring' || state.status === 'offline') return;
    const user = state.status === 'anonymous' ? null : state.status === 'active' ? state.grant.user : state.user;
    if (user ? user.id === kept : kept === null && keptFor() === null) return;
    const now = user?.id ?? null;
    kept = now;
    end?.();
    end = null;
    if (keptFor() !== now) keepForNobody();
    // A browser that cannot keep anything, because it is full or private, shows nothing without a connection.
    (user ? start(client, user, () => kept === now) : stop()).catch(() => undefined);
  };
  follow();
  session.subscribe(follow);
  onReach(() => {
    if (!isOffline()) void client.invalidateQueries();
    settle(session);
  });
  setInterval(() => settle(session), askAgainMillis);
}

/** Tells the host of a sign-out that it has not heard of, if there is one. What it does not take now, it is told again. */
function settle(session: Session): void {
  if (navigator.onLine) session.settle().catch(() => undefined);
}

/** Lets the user read what was kept until the host answers, and keeps up from then on; false when there is nothing. */
export async function resume(client: QueryClient, session: Session): Promise<boolean> {
  const kept = await readKept(Date.now());
  // Another tab may have heard of the host meanwhile.
  if (!kept || session.state().status !== 'restoring') return false;
  // First who it is: with another one all that is there goes.
  session.resume(kept.user);
  showKept(client, kept.answers);
  // At once: it is what reads anew as soon as the host is there.
  keepUp(client, session);
  const ask = () => {
    if (navigator.onLine && session.state().status === 'offline') session.restore().catch(() => undefined);
  };
  const timer = setInterval(ask, askAgainMillis);
  const ignore = onReach(ask);
  const leave = session.subscribe(() => {
    if (session.state().status === 'offline') return;
    clearInterval(timer);
    ignore();
    leave();
  });
  return true;
}

export { forgetKept };
