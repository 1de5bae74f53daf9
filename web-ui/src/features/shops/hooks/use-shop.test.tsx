// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

const { request } = vi.hoisted(() => ({ request: vi.fn<() => Promise<unknown>>() }));

vi.mock('@/lib/api/client.ts', () => ({ api: { request } }));
vi.mock('../model/shop-memory.ts', () => ({ createShopMemory: () => ({ remembered: () => null, remember: () => undefined, announce: () => undefined, onAnnounced: () => () => undefined }) }));
const { ShopProvider, useShops } = await import('./use-shop.tsx');

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Shops() {
  return <p>{useShops().shops.length} shops</p>;
}

it('looks for the first shop while there is none, and no longer', async () => {
  vi.useFakeTimers();
  request.mockResolvedValue({ shops: { items: [], totalItems: 0 } });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ShopProvider fromUrl={undefined} onSelect={() => undefined} waiting={null}>
        <Shops />
      </ShopProvider>
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.getByText('0 shops')).toBeDefined();

  request.mockResolvedValue({ shops: { items: [{ id: '1', sellerName: 'A', tradeMark: null, state: 'ACTIVE' }], totalItems: 1 } });
  await act(() => vi.advanceTimersByTimeAsync(15_000));

  expect(screen.getByText('1 shops')).toBeDefined();
  const asked = request.mock.calls.length;
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(request).toHaveBeenCalledTimes(asked);
});
