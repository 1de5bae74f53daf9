import { expect, it } from 'vitest';
import { createMemoryStorage } from '@/test/memory-storage.ts';
import { withLease } from './exclusively.ts';

it('lets only one tab in at a time where the browser has no locks', async () => {
  const storage = createMemoryStorage();
  let inside = 0;
  let most = 0;
  const task = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 30));
    inside -= 1;
    return 'done';
  };

  const answers = await Promise.all([1, 2, 3].map(() => withLease(storage, task)));

  expect(answers).toEqual(['done', 'done', 'done']);
  expect(most).toBe(1);
});

it('takes over the lease of a tab that was closed', async () => {
  const storage = createMemoryStorage();
  storage.setItem('vitrina.refresh-lease', `${Date.now() - 1} gone`);

  expect(await withLease(storage, () => Promise.resolve(42))).toBe(42);
});

it('gives the lease back when the task fails', async () => {
  const storage = createMemoryStorage();

  await expect(withLease(storage, () => Promise.reject(new Error('no')))).rejects.toThrow('no');

  expect(storage.getItem('vitrina.refresh-lease')).toBeNull();
});
