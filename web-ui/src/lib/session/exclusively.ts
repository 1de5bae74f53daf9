/**
 * One tab at a time, by the Web Locks API. Browsers hide it on plain HTTP from another machine; there a lease in
 * localStorage does: written, read back after a moment, and void after `leaseMillis` in case its tab was closed.
 */
const lockName = 'vitrina.refresh';
const leaseKey = 'vitrina.refresh-lease';
const leaseMillis = 8_000;
const settleMillis = 40;

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

export function exclusively<T>(task: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = navigator.locks;
  return locks ? Promise.resolve(locks.request(lockName, task)) : withLease(localStorage, task);
}

export async function withLease<T>(storage: Storage, task: () => Promise<T>): Promise<T> {
  const mine = crypto.getRandomValues(new Uint32Array(2)).join('-');
  await acquire(storage, mine);
  try {
    return await task();
  } finally {
    if (storage.getItem(leaseKey)?.endsWith(mine)) storage.removeItem(leaseKey);
  }
}

async function acquire(storage: Storage, mine: string): Promise<void> {
  for (;;) {
    const until = Number(storage.getItem(leaseKey)?.split(' ')[0] ?? 0);
    if (until < Date.now()) {
      storage.setItem(leaseKey, `${Date.now() + leaseMillis} ${mine}`);
      await pause(settleMillis);
      if (storage.getItem(leaseKey)?.endsWith(mine)) return;
    }
    await pause(settleMillis + Math.random() * settleMillis);
  }
}
