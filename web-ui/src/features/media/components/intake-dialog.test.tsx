// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { useState } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import arrange from '@/i18n/en/arrange.json';
import common from '@/i18n/en/common.json';
import editing from '@/i18n/en/editing.json';
import { ApiError, api, files, operationName } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import { IntakeForm } from './intake-form.tsx';

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

const rules = { maxPhotos: 30, minWidth: 700, minHeight: 900, maxPhotoBytes: 1_000, maxVideoBytes: 1_000, photoFormats: [], videoFormats: [], maxArchiveFiles: 3, maxUploadBytes: 64 * 1024 * 1024, keptForDays: 7 };

type Run = { state: string; done?: number; total?: number; report?: typeof report | null; errors?: { code: string; message: string; path: string[] }[] } | null;

/** @param run what each run is found to be, by its id */
async function start(run: (id: string) => Run = () => ({ state: 'READY', report }), begun: string | null = null, begins: () => null | undefined = () => null) {
  const request = vi.spyOn(api, 'request').mockImplementation(((operation: Parameters<typeof operationName>[0], variables: { id: string; input: { archiveId: string; mode: string } }) => {
    switch (operationName(operation)) {
      case 'MediaIntake':
        return Promise.resolve({ mediaIntake: { changeSetId: '42', errors: [] } });
      case 'MediaIntakePreview':
        return Promise.resolve({ mediaIntakePreview: { run: begins() ?? { id: `run-${variables.input.mode}` }, errors: [] } });
      case 'MediaIntakeCancel':
        return Promise.resolve({ mediaIntakeCancel: { run: null } });
      default: {
        const found = run(variables.id);
        return Promise.resolve({ mediaIntakeRun: found && { id: variables.id, archiveId: 'z1', mode: variables.id.replace('run-', ''), done: 7, total: 7, report: null, errors: [], ...found } });
      }
    }
  }) as typeof api.request);
  const onDirty = vi.fn<(dirty: boolean) => void>();
  function Page() {
    const [id, setId] = useState(begun);
    return <IntakeForm shopId="s1" rules={rules} run={id} onRun={setId} onDirty={onDirty} onDone={() => undefined} onClose={() => undefined} />;
  }
  const view = await renderInRouter(<Page />);
  const user = userEvent.setup({ applyAccept: false });
  return {
    user,
    onDirty,
    at: view.at,
    folder: (...chosen: [path: string, content: string][]) =>
      user.upload(
        view.container.querySelector<HTMLInputElement>('input[webkitdirectory]') ?? document.body,
        chosen.map(([path, content]) => Object.defineProperty(new File([content], path.split('/').at(-1) ?? ''), 'webkitRelativePath', { value: path })),
      ),
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

  expect(asked('MediaIntake')).toEqual([{ id: 'run-REPLACE' }]);
  await waitFor(() => expect(at()).toBe('/changes/42'));
});

it('shows how far a run is that was begun before, until it is ready', async () => {
  let done = 3;
  const { onDirty } = await start(() => (done === 7 ? { state: 'READY', report } : { state: 'RUNNING', done }), 'run-ADD');

  expect((await screen.findByRole('progressbar')).getAttribute('aria-valuetext')).toBe('3 of 7 files looked at');
  expect(screen.getByText(arrange.intake.later)).toBeDefined();
  expect(screen.getByRole('button', { name: editing.draft }).hasAttribute('disabled')).toBe(true);
  done = 7;
  await screen.findByTestId('intake-tally', {}, { timeout: 4_000 });
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(onDirty).not.toHaveBeenCalledWith(true);
});

it('stops a run, and tells of one that is no more or that failed', async () => {
  let state = 'RUNNING';
  const { user, asked } = await start(() => ({ state, done: 3 }), 'run-ADD');
  await screen.findByRole('progressbar');
  state = 'CANCELLED';
  await user.click(screen.getByRole('button', { name: arrange.intake.stop }));
  expect(await screen.findByText(arrange.intake.cancelled)).toBeDefined();
  expect(asked('MediaIntakeCancel')).toEqual([{ id: 'run-ADD' }]);
  cleanup();

  await start(() => null, 'run-ADD');
  expect(await screen.findByText(arrange.intake.gone)).toBeDefined();
  cleanup();

  await start(() => ({ state: 'FAILED', errors: [{ code: 'NOT_A_ZIP', message: 'The file is no ZIP archive', path: ['archiveId'] }] }), 'run-ADD');
  expect(await screen.findByText(/The file is no ZIP archive/)).toBeDefined();
});

it('drafts nothing when no file belongs to a card', async () => {
  vi.spyOn(files, 'upload').mockResolvedValue({ id: 'z1', name: 'photos.zip', size: 2, expiresAt: '' });
  const { choose } = await start(() => ({ state: 'READY', report: { ...report, cardsTotal: 0, cards: [] } }));
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
  expect(await screen.findByText(arrange.intake.problem.NOT_A_ZIP)).toBeDefined();
  expect(upload).not.toHaveBeenCalled();

  await choose('photos.zip');
  expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('25');
  await user.click(screen.getByRole('button', { name: arrange.intake.stop }));
  expect(signal?.aborted).toBe(true);
  expect(screen.getByRole('button', { name: arrange.intake.choose })).toBeDefined();
});

it('says what is taken before anything is sent, and sends no ZIP that is larger', async () => {
  const upload = vi.spyOn(files, 'upload');
  const { user } = await start();
  expect(screen.getByText(/A ZIP of up to 6[47]/)).toBeDefined();

  const large = Object.defineProperty(new File(['PK'], 'photos.zip'), 'size', { value: 65 * 1024 * 1024 });
  await user.upload(document.querySelector<HTMLInputElement>('input[type=file]') ?? document.body, large);

  expect(await screen.findByText(/^The ZIP has 65/)).toBeDefined();
  expect(upload).not.toHaveBeenCalled();
});

it('sends the photos of a folder one by one, by their paths, and goes on where that failed', async () => {
  const sent: string[] = [];
  let fails = true;
  vi.spyOn(files, 'upload').mockImplementation(async (file) => {
    if (file.name === '2.jpg' && fails) throw new ApiError('UNREACHABLE', '');
    sent.push(file.name);
    return { id: `id-${file.name}`, name: file.name, size: 1, expiresAt: '' };
  });
  const { user, folder, asked } = await start();
  await folder(['shoot/DR-1/1.jpg', 'a'], ['shoot/DR-1/2.jpg', 'b'], ['shoot/notes.txt', 'c']);

  await screen.findByText(arrange.intake.sendAgain);
  expect(screen.getByText('shoot')).toBeDefined();
  expect(screen.getByText(/^1 file is left out/)).toBeDefined();
  expect(asked('MediaIntakePreview')).toEqual([]);
  fails = false;
  await user.click(screen.getByText(arrange.intake.sendAgain));

  await screen.findByTestId('intake-tally');
  expect(sent).toEqual(['1.jpg', '2.jpg']);
  const named = [{ fileId: 'id-1.jpg', path: 'shoot/DR-1/1.jpg' }, { fileId: 'id-2.jpg', path: 'shoot/DR-1/2.jpg' }];
  expect(asked('MediaIntakePreview')).toEqual([{ files: named, mode: 'ADD' }]);
});

it('has a run that failed or could not be begun looked at again', async () => {
  vi.spyOn(files, 'upload').mockResolvedValue({ id: 'z1', name: 'photos.zip', size: 2, expiresAt: '' });
  let refuses = true;
  let state = 'FAILED';
  const { user, choose, asked } = await start(() => ({ state, report: state === 'READY' ? report : null }), null, () => {
    if (refuses) throw new ApiError('RATE_LIMITED', '');
    return null;
  });
  await choose('photos.zip');
  await screen.findByText(common.error.RATE_LIMITED.title);
  refuses = false;
  await user.click(screen.getByRole('button', { name: common.retry }));

  const again = await screen.findByText(arrange.intake.again);
  expect(asked('MediaIntakePreview')).toHaveLength(2);
  state = 'READY';
  await user.click(again);
  await waitFor(() => expect(asked('MediaIntakePreview')).toHaveLength(3));
});

it('names no ZIP that is not there any more, and takes another', async () => {
  vi.spyOn(files, 'upload').mockResolvedValue({ id: 'z1', name: 'photos.zip', size: 2, expiresAt: '' });
  const { choose, asked } = await start((id) => (id === 'lost' ? null : { state: 'READY', report }), 'lost');
  await screen.findByText(arrange.intake.gone);
  expect(screen.queryByText(arrange.intake.earlier.archive)).toBeNull();

  await choose('photos.zip');

  await screen.findByTestId('intake-tally');
  expect(asked('MediaIntakePreview')).toHaveLength(1);
  expect(screen.getByText('photos.zip')).toBeDefined();
});
