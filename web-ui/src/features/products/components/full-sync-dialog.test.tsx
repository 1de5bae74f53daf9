// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import fullSync from '@/i18n/en/full-sync.json';
import { api } from '@/lib/api';
import type { SyncPlan } from '../hooks/use-sync-steering.ts';
import FullSyncDialog from './full-sync-dialog.tsx';

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, 'full-sync': fullSync } } }),
);
afterEach(cleanup);

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const quota = { tokenType: 'personal', limit: 100, periodSeconds: 60, burst: 5, left: 3.4 };
const plan: SyncPlan = { mode: 'FULL', underWay: false, pausedAt: null, cards: 12_034, calls: 121, cardsPerMinute: 10_000, waitsUntil: null, doneAt: inMinutes(2), quota };

async function opened(known: SyncPlan) {
  vi.spyOn(api, 'request').mockResolvedValue({ productSyncPlan: known });
  const onStart = vi.fn<() => void>();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FullSyncDialog shopId="s1" starting={false} onStart={onStart} onClose={() => undefined} />
    </QueryClientProvider>,
  );
  await screen.findByText(/^(Start the full sync|A sync is .*)$/);
  return onStart;
}

it('tells calls, limit and end before anything is asked of Wildberries, and starts when that is confirmed', async () => {
  const onStart = await opened(plan);

  const told = (await screen.findByTestId('full-sync-plan')).textContent;
  expect(told).toContain('about 12,034');
  expect(told).toContain('121');
  expect(told).toContain('100 calls in 1 min, 3 now');
  expect(told).toMatch(/in (2 min|1 min 59 sec|1 min \d+ sec)/);
  expect(api.request).toHaveBeenCalledWith(expect.anything(), { mode: 'FULL' }, expect.objectContaining({ shopId: 's1' }));
  expect(screen.queryByText(fullSync.long)).toBeNull();

  expect(onStart).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: fullSync.start }));
  expect(onStart).toHaveBeenCalledTimes(1);
});

it('warns of a sync of hours', async () => {
  await opened({ ...plan, doneAt: inMinutes(300) });

  expect(await screen.findByText(fullSync.long)).toBeDefined();
});

it('promises no end of what was never read', async () => {
  await opened({ ...plan, cards: null, calls: null, doneAt: null });

  expect((await screen.findByTestId('full-sync-plan')).textContent).toContain('up to 10,000 cards a minute');
});

it('begins nothing without a token, nor beside a sync that is under way or paused', async () => {
  await opened({ ...plan, quota: null });
  expect((await screen.findByRole('button', { name: fullSync.start })).hasAttribute('disabled')).toBe(true);
  cleanup();

  await opened({ ...plan, underWay: true });
  expect(await screen.findByText(fullSync.underWay)).toBeDefined();
  expect(screen.queryByRole('button', { name: fullSync.start })).toBeNull();
  cleanup();

  await opened({ ...plan, underWay: true, pausedAt: inMinutes(-5) });
  expect(await screen.findByText(fullSync.paused)).toBeDefined();
  expect(screen.queryByRole('button', { name: fullSync.start })).toBeNull();
});
