import { createStore, promisifyRequest } from 'idb-keyval';
import type { SessionUser } from '@/lib/session/session.ts';
import { keptFor } from './kept-for.ts';
import { bounds } from './worth-keeping.ts';

/** One answer of the host as it was read. */
export interface KeptAnswer {
  queryKey: readonly unknown[];
  data: unknown;
  /** Milliseconds since 1970. */
  readAt: number;
}

interface Stored extends KeptAnswer {
  user: SessionUser;
  shape: string;
}

/** Without the documents that were asked with, an answer may lack what a screen needs by now. */
const shape = SHAPE_OF_ANSWERS;

const store = createStore('vitrina.kept', 'answers');

/** By user, shape and question; the question has the shop in it. */
const address = (user: SessionUser, question: string) => `${user.id} ${shape} ${question}`;

/** Keeps the answers and drops what is over the bounds; nothing when the user has signed out meanwhile. */
export async function keep(user: SessionUser, answers: ReadonlyMap<string, KeptAnswer>): Promise<void> {
  await store('readwrite', async (all) => {
    if (keptFor() !== user.id) return;
    for (const [question, answer] of answers) all.put({ ...answer, user, shape } satisfies Stored, address(user, question));
    const [keys, values] = await Promise.all([promisifyRequest(all.getAllKeys()), promisifyRequest<Stored[]>(all.getAll())]);
    const oldestFirst = values.map(({ readAt }, at) => ({ readAt, key: keys[at] as IDBValidKey })).toSorted((one, other) => one.readAt - other.readAt);
    for (const { key } of oldestFirst.slice(0, Math.max(0, oldestFirst.length - bounds.answers))) all.delete(key);
  });
}

/** What was kept for whoever last worked here and did not sign out; null when there is nothing that this page can show. */
export async function readKept(now: number): Promise<{ user: SessionUser; answers: KeptAnswer[] } | null> {
  const wanted = keptFor();
  if (wanted === null) return null;
  const stored = await store('readonly', (all) => promisifyRequest<Stored[]>(all.getAll()));
  const answers = stored.filter((one) => one.user.id === wanted && one.shape === shape && now - one.readAt < bounds.age);
  const latest = answers.toSorted((one, other) => other.readAt - one.readAt)[0];
  return latest ? { user: latest.user, answers } : null;
}

export async function forgetKept(): Promise<void> {
  await store('readwrite', (all) => promisifyRequest(all.clear()));
}
