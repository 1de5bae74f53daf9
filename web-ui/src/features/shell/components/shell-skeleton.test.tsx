// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import texts from '@/i18n/en/session.json';
import { session } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import { grantOf } from '@/test/session.ts';
import { ShellSkeleton } from './shell.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, session: texts } } }));
afterEach(cleanup);

it('lets the user sign in anew: until then what it waits for does not come', async () => {
  const state = { status: 'expired', user: grantOf('anna').user } as const;
  vi.spyOn(session, 'state').mockReturnValue(state);

  await renderInRouter(<ShellSkeleton />);

  expect(await screen.findByRole('dialog', { name: texts.expired }, { timeout: 10_000 })).toBeDefined();
});
