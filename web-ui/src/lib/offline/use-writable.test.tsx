// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it } from 'vitest';
import common from '@/i18n/en/common.json';
import { setHostAway } from './reach.ts';
import { useWritable } from './use-writable.ts';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common } } }));
afterEach(() => {
  act(() => setHostAway(false));
  cleanup();
});

/** As in a plugin: a native control, which the host knows nothing of. */
function Stars() {
  const { writable, reason } = useWritable();
  return <input type="range" disabled={!writable} title={reason} />;
}

it('gives a control of a plugin what it needs to be disabled with the reason', () => {
  render(<Stars />);
  const stars = screen.getByRole<HTMLInputElement>('slider');
  expect([stars.disabled, stars.title]).toEqual([false, '']);

  act(() => setHostAway(true));
  expect([stars.disabled, stars.title]).toEqual([true, common.offline.write]);

  act(() => setHostAway(false));
  expect([stars.disabled, stars.title]).toEqual([false, '']);
});
