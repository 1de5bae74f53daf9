// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import arrange from '@/i18n/en/arrange.json';
import common from '@/i18n/en/common.json';
import editing from '@/i18n/en/editing.json';
import { api, files, operationName } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import { IntakeForm } from './intake-dialog.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, editing, arrange } } }));
afterEach(cleanup);

const report = {
  filesTotal: 7,
  cardsTotal: 1,
  cards: [{ nmId: '7', vendorCode: 'DR-1', title: 'Dress', photosBefore: 3, photosAfter: 5, files: [{ path: 'DR-1/1.jpg', number: 4 }] }],
  unmatchedTotal: 3,
  unmatched: ['other/1.jpg'],
  refusedTotal: 2,
  refused: [{ path: 'DR-1/small.jpg', code: 'TOO_SMALL', message: 'It has 300 × 300 pixels' }],
};

async function start(told: Partial<typeof report> = {}) {
  const request = vi.spyOn(api, 'request').mockImplementation(((operation: Parameters<typeof operationName>[0]) =>
    Promise.resolve(
      operationName(operation) === 'MediaIntake' ? { mediaIntake: { changeSetId: '42', errors: [] } } : { mediaIntakePreview: { report: { ...report, ...told }, errors: [] } },
    )) as typeof api.request);
  const view = await renderInRouter(<IntakeForm shopId="s1" onDirty={() => undefined} onDone={() => undefined} onClose={() => undefined} />);
  const user = userEvent.setup({ applyAccept: false });
  return {
    user,
    at: view.at,
    choose: (name: string) => user.upload(view.container.querySelector<HTMLInputElement>('input[type=file]') ?? document.body, new File(['PK'], name)),
    asked: (name: string) => request.mock.calls.filter(([operation]) => operationName(operation) === name).map(([, variables]) => (variables as { input: unknown }).input),
  };
}

it('tells which file goes where before anything is drafted, for the mode that is chosen', async () => {
  vi.spyOn(files, 'upload').mockResolvedValue({ id: 'z1', name: 'photos.zip', size: 2, expiresAt: '' });
  const { user, at, choose, asked } = await start();
  await choose('photos.zip');

  expect((await screen.findByTestId('intake-tally')).textContent).toBe('Cards1Files for them2Without a card3Not taken2');
  expect(screen.getByText('photos: 3 → 5')).toBeDefined();
  expect(screen.getByText('other/1.jpg')).toBeDefined();
  expect(screen.getByText(/It has 300 × 300 pixels/)).toBeDefined();
  await user.click(screen.getByRole('radio', { name: arrange.intake.modeIs.REPLACE }));
  await waitFor(() => expect(asked('MediaIntakePreview')).toEqual([{ archiveId: 'z1', mode: 'ADD' }, { archiveId: 'z1', mode: 'REPLACE' }]));
  await waitFor(() => expect(screen.getByRole('button', { name: editing.draft }).hasAttribute('disabled')).toBe(false));
  await user.click(screen.getByRole('button', { name: editing.draft }));

  expect(asked('MediaIntake')).toEqual([{ archiveId: 'z1', mode: 'REPLACE' }]);
  await waitFor(() => expect(at()).toBe('/changes/42'));
});

it('drafts nothing when no file belongs to a card', async () => {
  vi.spyOn(files, 'upload').mockResolvedValue({ id: 'z1', name: 'photos.zip', size: 2, expiresAt: '' });
  const { choose } = await start({ cardsTotal: 0, cards: [] });
  await choose('photos.zip');

  await screen.findByTestId('intake-tally');
  expect(screen.getByRole('button', { name: editing.draft }).hasAttribute('disabled')).toBe(true);
});

it('takes no other file than a ZIP, and can be stopped', async () => {
  let signal: AbortSignal | undefined;
  const upload = vi.spyOn(files, 'upload').mockImplementation((_file, _shop, options) => {
    signal = options.signal;
    options.onProgress(0.25);
    return new Promise(() => undefined);
  });
  const { user, choose } = await start();
  await choose('photos.rar');
  expect(await screen.findByText(arrange.intake.notZip)).toBeDefined();
  expect(upload).not.toHaveBeenCalled();

  await choose('photos.zip');
  expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('25');
  await user.click(screen.getByRole('button', { name: arrange.intake.stop }));
  expect(signal?.aborted).toBe(true);
  expect(screen.getByRole('button', { name: arrange.intake.choose })).toBeDefined();
});
