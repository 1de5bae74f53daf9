// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import english from '@/i18n/en/products.json';
import sync from '@/i18n/en/sync.json';
import type { SyncPlan, SyncSteering } from '../hooks/use-sync-steering.ts';
import { PausedSyncPanel } from './sync-panel.tsx';
import { SyncPlanNote } from './sync-plan-note.tsx';

vi.mock('@/features/session', () => ({ useCan: () => true }));
vi.mock('@/features/jobs', () => ({}));

beforeAll(() =>
  i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { products: english, sync } } }),
);
afterEach(cleanup);

const tonight = new Date(new Date().setHours(23, 59)).toISOString();
const quota = { tokenType: 'personal', limit: 100, periodSeconds: 60, burst: 5, left: 3.4 };
const plan: SyncPlan = {
  mode: 'FULL',
  underWay: true,
  pausedAt: null,
  cards: 12_000,
  calls: 121,
  cardsPerMinute: 10_000,
  waitsUntil: null,
  doneAt: tonight,
  quota,
};
const told = () => screen.getByTestId('sync-plan').textContent;

it('tells calls, what Wildberries allows, and when it is done', () => {
  render(<SyncPlanNote plan={plan} />);

  expect(told()).toMatch(/^121 calls to go · Wildberries allows 100 calls in 1 min, 3 now · done about 11:59\spm|23:59/i);
});

it('tells the pace of a catalogue whose size nobody knows, and that nothing is allowed now', () => {
  render(<SyncPlanNote plan={{ ...plan, calls: null, doneAt: null, quota: { ...quota, left: 0.2 } }} />);

  expect(told()).toMatch(/^up to 10,000 cards a minute · .*none now$/);
});

it('lets a paused sync go on, and promises no time for it', () => {
  const resume = vi.fn<() => void>();
  const steering: SyncSteering = { plan: { ...plan, pausedAt: tonight }, busy: false, pause: () => undefined, resume };
  render(<PausedSyncPanel steering={steering} pausedAt={tonight} />);

  expect(told()).not.toContain('done');
  fireEvent.click(screen.getByRole('button', { name: sync.resume }));
  expect(resume).toHaveBeenCalledTimes(1);
});
