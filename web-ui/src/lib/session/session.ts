import { ApiError } from '@/lib/api/api-error.ts';

export interface SessionUser {
  id: string;
  email: string;
  name: string;
}

/** What the server gives for good credentials or a good refresh cookie. */
export interface Grant {
  accessToken: string;
  /** RFC 3339. */
  expiresAt: string;
  user: SessionUser;
}

export type SessionState =
  | { status: 'restoring' }
  | { status: 'anonymous' }
  | { status: 'active'; grant: Grant }
  /** The refresh cookie was refused in mid-work: requests wait until the user has signed in again. */
  | { status: 'expired'; user: SessionUser }
  /** The host could not be asked: this user's answers are shown as they were kept. */
  | { status: 'offline'; user: SessionUser };

type SessionMessage = { type: 'granted'; grant: Grant } | { type: 'signed-out' };

export interface SessionPorts {
  /** Trades the refresh cookie for a grant; null when the cookie is refused. Throws when the server is out of reach. */
  refresh(): Promise<Grant | null>;
  /** Has the server end the session of the refresh cookie. Throws when the server is out of reach. */
  signOut(): Promise<void>;
  /** Whether the server has yet to be told of a sign-out; all tabs see the same, also after they were closed. */
  owed: { get(): boolean; set(owed: boolean): void };
  /** Runs the task while no other tab runs one. */
  exclusively<T>(task: () => Promise<T>): Promise<T>;
  /** Reaches the other tabs of this browser. */
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
  now(): number;
}

export interface Session {
  state(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Tries the refresh cookie once; called at start. */
  restore(): Promise<void>;
  /** Until the host can be asked, this is who works here. */
  resume(user: SessionUser): void;
  accept(grant: Grant): void;
  /** Forgets the session here and in the other tabs at once, and tells the server when it can. */
  end(): void;
  /** Tells the server of a sign-out that it has not heard of: until it has, its cookie is good for nothing here. Throws when it cannot. */
  settle(): Promise<void>;
  token(): Promise<string | null>;
  renew(refused: string): Promise<string>;
}

/** A token that ends within this time is renewed before it is used. */
const marginMillis = 10_000;

export function createSession(ports: SessionPorts): Session {
  let state: SessionState = { status: 'restoring' };
  const listeners = new Set<() => void>();
  let waiting: { resolve(token: string): void; reject(error: ApiError): void }[] = [];
  let renewal: Promise<string> | null = null;

  function become(next: SessionState) {
    state = next;
    for (const listener of listeners) listener();
  }

  function activate(grant: Grant) {
    become({ status: 'active', grant });
    for (const { resolve } of waiting) resolve(grant.accessToken);
    waiting = [];
  }

  function forget() {
    become({ status: 'anonymous' });
    for (const { reject } of waiting) reject(new ApiError('UNAUTHENTICATED', ''));
    waiting = [];
  }

  function accept(grant: Grant) {
    activate(grant);
    ports.channel.postMessage({ type: 'granted', grant } satisfies SessionMessage);
  }

  function current(): Grant | null {
    return state.status === 'active' ? state.grant : null;
  }

  function untilSignedIn(): Promise<string> {
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  }

  /** Only one tab at a time shows the cookie: two at once would look like the reuse of a stolen one. */
  function renew(refused: string): Promise<string> {
    renewal ??= ports
      .exclusively(async () => {
        const known = current();
        if (known && known.accessToken !== refused) return known.accessToken;
        if (state.status === 'anonymous') throw new ApiError('UNAUTHENTICATED', '');
        const grant = await refresh();
        if (grant) {
          accept(grant);
          return grant.accessToken;
        }
        return null;
      })
      .then((token) => {
        if (token !== null) return token;
        if (state.status === 'active') become({ status: 'expired', user: state.grant.user });
        return untilSignedIn();
      })
      .finally(() => {
        renewal = null;
      });
    return renewal;
  }

  /** Who signed out, in whichever tab, does not come back by a cookie that the server still takes. */
  async function refresh(): Promise<Grant | null> {
    const grant = ports.owed.get() ? null : await ports.refresh();
    return ports.owed.get() ? null : grant;
  }

  function settle(): Promise<void> {
    if (!ports.owed.get()) return Promise.resolve();
    return ports.exclusively(async () => {
      if (!ports.owed.get()) return;
      await ports.signOut();
      ports.owed.set(false);
    });
  }

  async function restore() {
    await settle();
    const grant = await ports.exclusively(async () => current() ?? (await refresh()));
    if (grant) accept(grant);
    else forget();
  }

  ports.channel.addEventListener('message', (event) => {
    const message = (event as MessageEvent<SessionMessage>).data;
    if (message.type === 'granted') activate(message.grant);
    else forget();
  });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    restore,
    resume(user) {
      become({ status: 'offline', user });
    },
    accept,
    end() {
      ports.owed.set(true);
      forget();
      ports.channel.postMessage({ type: 'signed-out' } satisfies SessionMessage);
      // Whoever starts, signs in or comes back to the network tries again.
      settle().catch(() => undefined);
    },
    settle,
    async token() {
      if (state.status === 'expired') return untilSignedIn();
      if (state.status === 'offline') await restore();
      const grant = current();
      if (!grant) return null;
      const left = Date.parse(grant.expiresAt) - ports.now();
      return left > marginMillis ? grant.accessToken : renew(grant.accessToken);
    },
    renew,
  };
}
