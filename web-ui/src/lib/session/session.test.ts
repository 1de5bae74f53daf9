import { describe, expect, it, vi } from 'vitest';
import { createLock, createTabs } from '@/test/fake-channel.ts';
import { createSession, type Grant, type SessionPorts } from './session.ts';

const user = { id: 'u1', email: 'anna@shop.ru', name: 'Anna' };
const now = Date.parse('2026-11-23T10:00:00Z');

function grant(accessToken: string, seconds = 600): Grant {
  return { accessToken, expiresAt: new Date(now + seconds * 1_000).toISOString(), user };
}

/** A server that gives token-1, token-2 and so on, and counts how many ask at the same time. */
function createServer() {
  let given = 0;
  let together = 0;
  const server = {
    refusing: false,
    mostTogether: 0,
    asked: () => given,
    async refresh(): Promise<Grant | null> {
      together += 1;
      server.mostTogether = Math.max(server.mostTogether, together);
      await Promise.resolve();
      await Promise.resolve();
      together -= 1;
      if (server.refusing) return null;
      given += 1;
      return grant(`token-${given}`);
    },
  };
  return server;
}

/** What all tabs know of a sign-out that the server has not heard of. */
function createOwed() {
  let owed = false;
  return { get: () => owed, set: (next: boolean) => void (owed = next) };
}

function open(
  server: Pick<SessionPorts, 'refresh'> & Partial<Pick<SessionPorts, 'signOut'>>,
  tabs = createTabs(),
  exclusively = createLock(),
  owed = createOwed(),
) {
  return createSession({ signOut: async () => undefined, ...server, refresh: () => server.refresh(), exclusively, owed, channel: tabs.open(), now: () => now });
}

describe('session', () => {
  it('restores itself from the refresh cookie', async () => {
    const session = open(createServer());

    await session.restore();

    expect(session.state()).toEqual({ status: 'active', grant: grant('token-1') });
    expect(await session.token()).toBe('token-1');
  });

  it('is anonymous where the cookie is refused', async () => {
    const server = createServer();
    server.refusing = true;
    const session = open(server);

    await session.restore();

    expect(session.state().status).toBe('anonymous');
    expect(await session.token()).toBeNull();
  });

  it('asks the server once however many requests were refused', async () => {
    const server = createServer();
    const session = open(server);
    session.accept(grant('old'));

    const tokens = await Promise.all([session.renew('old'), session.renew('old'), session.renew('old')]);

    expect(tokens).toEqual(['token-1', 'token-1', 'token-1']);
    expect(server.asked()).toBe(1);
  });

  it('never shows the cookie from two tabs at once, and the second tab uses what the first got', async () => {
    const server = createServer();
    const tabs = createTabs();
    const lock = createLock();
    const first = open(server, tabs, lock);
    const second = open(server, tabs, lock);
    first.accept(grant('old'));

    const tokens = await Promise.all([first.renew('old'), second.renew('old')]);

    expect(tokens).toEqual(['token-1', 'token-1']);
    expect(server.asked()).toBe(1);
    expect(server.mostTogether).toBe(1);
  });

  it('restores two tabs opened together without showing the cookie twice at once', async () => {
    const server = createServer();
    const tabs = createTabs();
    const lock = createLock();
    const first = open(server, tabs, lock);
    const second = open(server, tabs, lock);

    await Promise.all([first.restore(), second.restore()]);

    expect(server.mostTogether).toBe(1);
    expect(first.state().status).toBe('active');
    expect(second.state()).toEqual(first.state());
  });

  it('renews a token before it ends', async () => {
    const session = open(createServer());
    session.accept(grant('ending', 5));

    expect(await session.token()).toBe('token-1');
  });

  it('waits for the user where the cookie is refused in mid-work, then goes on', async () => {
    const server = createServer();
    server.refusing = true;
    const session = open(server);
    session.accept(grant('old'));

    const waiting = session.renew('old');
    await vi.waitFor(() => expect(session.state()).toEqual({ status: 'expired', user }));
    const alsoWaiting = session.token();
    session.accept(grant('after-sign-in'));

    expect(await waiting).toBe('after-sign-in');
    expect(await alsoWaiting).toBe('after-sign-in');
  });

  it('goes on in every tab when the user signs in again in one', async () => {
    const server = createServer();
    server.refusing = true;
    const tabs = createTabs();
    const first = open(server, tabs);
    const second = open(server, tabs);
    first.accept(grant('old'));
    const waiting = second.renew('old');
    await vi.waitFor(() => expect(second.state().status).toBe('expired'));

    first.accept(grant('fresh'));

    expect(await waiting).toBe('fresh');
    expect(second.state().status).toBe('active');
  });

  it('fails what waits when the user signs out instead', async () => {
    const server = createServer();
    server.refusing = true;
    const session = open(server);
    session.accept(grant('old'));
    const waiting = session.renew('old');
    await vi.waitFor(() => expect(session.state().status).toBe('expired'));

    session.end();

    await expect(waiting).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('signs out in every tab', () => {
    const tabs = createTabs();
    const first = open(createServer(), tabs);
    const second = open(createServer(), tabs);
    first.accept(grant('token'));
    expect(second.state().status).toBe('active');

    first.end();

    expect(second.state().status).toBe('anonymous');
  });

  it('keeps the session when the server is only out of reach', async () => {
    const session = createSession({
      refresh: () => Promise.reject(new Error('offline')),
      signOut: async () => undefined,
      owed: createOwed(),
      exclusively: createLock(),
      channel: createTabs().open(),
      now: () => now,
    });
    session.accept(grant('old'));

    await expect(session.renew('old')).rejects.toThrow('offline');

    expect(session.state().status).toBe('active');
  });

  describe('signed out while the host is out of reach', () => {
    function signedOut() {
      const server = createServer();
      const host = { away: true, ended: 0 };
      const signOut = async () => {
        if (host.away) throw new Error('offline');
        host.ended += 1;
      };
      const owed = createOwed();
      const tabs = createTabs();
      const lock = createLock();
      const tab = () => open({ refresh: () => server.refresh(), signOut }, tabs, lock, owed);
      const session = tab();
      session.accept(grant('old'));
      session.end();
      return { server, host, session, tab, owed };
    }

    it('is nobody at once', () => {
      expect(signedOut().session.state().status).toBe('anonymous');
    });

    it('never shows the cookie again: a page that is opened then is nobody too', async () => {
      const { server, tab } = signedOut();
      const next = tab();

      await expect(next.restore()).rejects.toThrow('offline');

      expect(next.state().status).not.toBe('active');
      expect(server.asked()).toBe(0);
    });

    it('ends the session at the host once it is there, and once only', async () => {
      const { server, host, session, tab } = signedOut();
      await expect(session.settle()).rejects.toThrow('offline');
      host.away = false;
      const next = tab();

      await Promise.all([session.settle(), next.restore()]);
      await session.settle();

      expect(host.ended).toBe(1);
      // Only now is a cookie shown, which is another one or none.
      expect(server.asked()).toBe(1);
    });

    it('lets no tab come back that was just renewing its token', async () => {
      const { owed } = signedOut();
      owed.set(false);
      const late = async () => {
        owed.set(true);
        return grant('late');
      };
      const other = open({ refresh: late }, createTabs(), createLock(), owed);

      await other.restore();

      expect(other.state().status).toBe('anonymous');
    });
  });

  it('tells the host of a sign-out', async () => {
    const signOut = vi.fn<() => Promise<void>>().mockResolvedValue();
    const owed = createOwed();
    const session = open({ refresh: createServer().refresh, signOut }, createTabs(), createLock(), owed);
    session.accept(grant('token'));

    session.end();

    await vi.waitFor(() => expect(owed.get()).toBe(false));
    expect(signOut).toHaveBeenCalledOnce();
  });

  describe('resumed without the host', () => {
    function resumed(refresh: SessionPorts['refresh']) {
      const session = open({ refresh });
      session.resume(user);
      return session;
    }

    it('sends nothing while the host is out of reach, and stays who it is', async () => {
      const session = resumed(() => Promise.reject(new Error('offline')));

      await expect(session.token()).rejects.toThrow('offline');

      expect(session.state()).toEqual({ status: 'offline', user });
    });

    it('goes on with a grant once the host answers', async () => {
      const session = resumed(createServer().refresh);

      expect(await session.token()).toBe('token-1');
      expect(session.state().status).toBe('active');
    });

    it('is nobody when the host refuses', async () => {
      const session = resumed(async () => null);

      expect(await session.token()).toBeNull();
      expect(session.state().status).toBe('anonymous');
    });
  });
});
