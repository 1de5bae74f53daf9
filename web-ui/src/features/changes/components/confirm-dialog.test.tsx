// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import changes from '@/i18n/en/changes.json';
import common from '@/i18n/en/common.json';
import { ConfirmDialog } from './confirm-dialog.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { changes, common } } }));
afterEach(cleanup);

function show(rows: number) {
  const onConfirm = vi.fn<() => Promise<void>>().mockResolvedValue();
  const onClose = vi.fn<() => void>();
  render(<ConfirmDialog open title="Send?" action="Send them" rows={rows} shop="Nordvik" notes={['2 rows are blocked']} onConfirm={onConfirm} onClose={onClose} />);
  return { onConfirm, onClose, user: userEvent.setup() };
}

it('sends few rows at a click, and names the shop', async () => {
  const { onConfirm, onClose, user } = show(20);

  expect(screen.getByText('Shop: Nordvik')).toBeTruthy();
  expect(screen.getByText('2 rows are blocked')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Send them' }));

  expect(onConfirm).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
});

it('sends many only when their number is typed', async () => {
  const { onConfirm, user } = show(1_250);
  const number = screen.getByRole('textbox', { name: 'Type 1,250 to confirm' });

  await user.type(number, '125{Enter}');
  expect(onConfirm).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toBe('This is not 1,250.');

  await user.type(number, '0{Enter}');
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith(1_250);
});

it('takes the number as people write it', async () => {
  const { onConfirm, user } = show(12_500);

  await user.type(screen.getByRole('textbox'), '12 500{Enter}');

  expect(onConfirm).toHaveBeenCalledTimes(1);
});

it('takes no answer about a set that is another by now', () => {
  const nothing = () => Promise.resolve();
  render(<ConfirmDialog open title="Send?" action="Send them" rows={30} shop="Nordvik" notes={[]} changedMeanwhile onConfirm={nothing} onClose={() => undefined} />);

  expect(screen.getByText(/^The set was changed since you looked at it/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send them' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Look again' })).toBeTruthy();
});
