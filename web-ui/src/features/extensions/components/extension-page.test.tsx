// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import english from '@/i18n/en/common.json';
import { createMemoryStorage } from '@/test/memory-storage.ts';
import { ExtensionPage } from './extension-page.tsx';

const plugin = { id: 'hello', version: '1.0.0', entry: 'main.js', styles: [], nav: [], slots: [] };

function Deep({ rest }: { rest: string }) {
  if (rest === 'broken') throw new Error('broken');
  return <p>at {rest}</p>;
}

vi.mock('@/features/session', () => ({ useMe: () => ({ permissions: [] }) }));
vi.mock('../hooks/use-ui-manifest.ts', () => ({ useUiPlugin: () => ({ plugin, hidden: false }) }));
vi.mock('../hooks/use-parts.ts', () => ({ usePage: () => ({ page: { path: 'deep', component: Deep }, error: null }) }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common: english } } }));
beforeEach(() => {
  vi.stubGlobal('localStorage', createMemoryStorage());
  // React says aloud what a boundary has caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(cleanup);

it('tries anew what broke when it is left for another place of the same page', () => {
  const { rerender } = render(<ExtensionPage id="hello" path="deep/broken" />);
  expect(screen.getByRole('alert').textContent).toContain('hello');
  rerender(<ExtensionPage id="hello" path="deep/broken" />);
  expect(screen.getByRole('alert')).toBeDefined();

  rerender(<ExtensionPage id="hello" path="deep/7" />);

  expect(screen.getByText('at 7')).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
});
