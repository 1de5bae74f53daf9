// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import changes from '@/i18n/en/changes.json';
import common from '@/i18n/en/common.json';
import { aChangeSet } from '@/test/change.ts';
import type { ChangeActs as Acts } from '../hooks/use-change-acts.ts';
import { ChangeActs } from './change-acts.tsx';
import { Schedule } from './schedule.tsx';

vi.mock('./export-menu.tsx', () => ({ ExportMenu: () => null }));
vi.mock('../hooks/use-sending.ts', () => ({ useSending: () => ({ sending: undefined }), stopsOf: () => [] }));

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { changes, common } } }));
afterEach(cleanup);

const day = 86_400_000;
const inDays = (days: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + days * day).toISOString();
const scheduled = () => aChangeSet({ state: 'CONFIRMED', sendAt: inDays(1), returnAt: inDays(2), sentAt: null, acts: ['RESCHEDULE', 'CANCEL'] });

const box = (name: string) => screen.getByRole('checkbox', { name });
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (user: ReturnType<typeof userEvent.setup>, name: string) => user.click(screen.getByRole('button', { name }));

function ask() {
  const confirm = vi.fn<() => Promise<void>>().mockResolvedValue();
  render(<ChangeActs set={aChangeSet()} shopId="1" shop="Nordvik" search={{}} acts={{ checking: false, confirm } as unknown as Acts} />);
  return { confirm, user: userEvent.setup() };
}

async function move() {
  const reschedule = vi.fn<() => Promise<void>>().mockResolvedValue();
  const set = scheduled();
  render(<Schedule set={set} shop="Nordvik" acts={{ reschedule } as unknown as Acts} />);
  const user = userEvent.setup();
  await press(user, 'Change the times');
  return { reschedule, user, set };
}

it('does not send at once what was to be sent at a time that is not told', async () => {
  const { confirm, user } = ask();
  await press(user, 'Confirm and send');
  await user.click(box('Send at a set time'));
  type(/^Send at,/, '');

  await press(user, 'Schedule 3 rows');

  expect(confirm).not.toHaveBeenCalled();
  expect(screen.getByText('Choose a day and a time.')).toBeTruthy();
});

it('does not send for good what was to be taken back at a time that is not told', async () => {
  const { confirm, user } = ask();
  await press(user, 'Confirm and send');
  await user.click(box('Take it back by itself later'));
  type(/^Take back at,/, '');

  await press(user, 'Send 3 rows');
  expect(confirm).not.toHaveBeenCalled();

  await user.click(box('Take it back by itself later'));
  await press(user, 'Send 3 rows');
  expect(confirm).toHaveBeenCalledExactlyOnceWith(3, 3, null, { sendAt: null, returnAt: null });
});

it('keeps both times of a set while one of them is emptied', async () => {
  const { reschedule, user } = await move();
  type(/^Send at,/, '');
  await press(user, 'Save the times');
  expect(reschedule).not.toHaveBeenCalled();
});

it('says that a set without a start is sent now, and keeps its return', async () => {
  const { reschedule, user, set } = await move();
  await user.click(box('Send at a set time'));

  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.queryByRole('button', { name: 'Save the times' })).toBeNull();
  await user.click(dialog.getByRole('button', { name: 'Send now' }));

  expect(reschedule).toHaveBeenCalledExactlyOnceWith(3, { sendAt: null, returnAt: set.returnAt });
});
