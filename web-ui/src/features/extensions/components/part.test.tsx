// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import english from '@/i18n/en/common.json';
import { createMemoryStorage } from '@/test/memory-storage.ts';
import { hiddenPlugins } from '../model/hidden-plugins.ts';
import { Part } from './part.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common: english } } }));
beforeEach(() => {
  vi.stubGlobal('localStorage', createMemoryStorage());
  // React says aloud what a boundary has caught.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(cleanup);

const hello = { id: 'hello', version: '1.0.0', entry: 'main.js', styles: [], nav: [], slots: [] };

it('shows what the plugin brings, with what the place gives it', () => {
  render(<Part plugin={hello} component={({ nmId }: { nmId: string }) => <p>margin of {nmId}</p>} props={{ nmId: '42' }} />);

  expect(screen.getByText('margin of 42')).toBeDefined();
});

it('names who broke, leaves the rest alone, and tries again when told', async () => {
  let broken = true;
  function Moody() {
    if (broken) throw new Error('broken');
    return <p>mended</p>;
  }
  const user = userEvent.setup();
  render(
    <>
      <p>the host’s own</p>
      <Part plugin={hello} component={Moody} props={{}} />
    </>,
  );
  expect(screen.getByRole('alert').textContent).toContain('hello');
  expect(screen.getByText('the host’s own')).toBeDefined();

  broken = false;
  await user.click(screen.getByRole('button', { name: english.retry }));

  expect(screen.getByText('mended')).toBeDefined();
});

it('hides the plugin for this user when told, but not its next version', async () => {
  const user = userEvent.setup();
  render(<Part plugin={hello} component={() => { throw new Error('broken'); }} props={{}} />);

  await user.click(screen.getByRole('button', { name: english.extensions.hide }));

  expect(hiddenPlugins.has(hello)).toBe(true);
  expect(hiddenPlugins.has({ id: 'hello', version: '1.0.1' })).toBe(false);
  hiddenPlugins.show(hello);
  expect(hiddenPlugins.has(hello)).toBe(false);
});
