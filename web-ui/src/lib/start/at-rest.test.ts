import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenAtRest } from './at-rest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const client = new QueryClient();
  const act = vi.fn<() => void>();
  return { client, act };
}

it('waits until nothing was asked for a while', async () => {
  const { client, act } = setUp();
  let answer: (value: string) => void = () => undefined;
  whenAtRest(client, act);
  void client.prefetchQuery({ queryKey: ['a'], queryFn: () => new Promise<string>((resolve) => (answer = resolve)) });

  await vi.advanceTimersByTimeAsync(5_000);
  expect(act).not.toHaveBeenCalled();

  answer('there');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(act).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(act).toHaveBeenCalledOnce();
});

it('does not wait forever', async () => {
  const { client, act } = setUp();
  whenAtRest(client, act);
  void client.prefetchQuery({ queryKey: ['a'], queryFn: () => new Promise(() => undefined) });

  await vi.advanceTimersByTimeAsync(20_000);

  expect(act).toHaveBeenCalledOnce();
});
