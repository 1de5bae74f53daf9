// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import changes from '@/i18n/en/changes.json';
import common from '@/i18n/en/common.json';
import { StopDialog } from './stop-dialog.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { changes, common } } }));
afterEach(cleanup);

const choices = [
  { id: null, label: 'Every shop' },
  { id: '7', label: 'Nordvik' },
];

function show(chosen: string | null) {
  const onStop = vi.fn<(shopId: string | null, reason: string) => Promise<void>>().mockResolvedValue();
  render(<StopDialog choices={choices} chosen={chosen} onStop={onStop} onClose={() => undefined} />);
  return { onStop, user: userEvent.setup() };
}

it('stops the shop that is looked at, with the reason', async () => {
  const { onStop, user } = show('7');

  await user.type(screen.getByLabelText('Why'), ' a wrong formula ');
  await user.click(screen.getByRole('button', { name: 'Stop all sending' }));

  expect(onStop).toHaveBeenCalledExactlyOnceWith('7', 'a wrong formula');
});

it('stops every shop when that is chosen', async () => {
  const { onStop, user } = show('7');

  await user.selectOptions(screen.getByLabelText('Where'), 'Every shop');
  await user.click(screen.getByRole('button', { name: 'Stop all sending' }));

  expect(onStop).toHaveBeenCalledExactlyOnceWith(null, '');
});
