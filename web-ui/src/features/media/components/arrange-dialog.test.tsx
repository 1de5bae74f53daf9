// @vitest-environment jsdom
import { Blob as NodeBlob } from 'node:buffer';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import arrange from '@/i18n/en/arrange.json';
import common from '@/i18n/en/common.json';
import editing from '@/i18n/en/editing.json';
import { ApiError, api, files, operationName } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import type { MediaRules } from '../model/media-check.ts';
import ArrangeDialog from './arrange-dialog.tsx';

// The whole dialog is rendered, and found by roles: a busy machine needs a while for that.
vi.setConfig({ testTimeout: 20_000 });

beforeAll(() => {
  vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
  return i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, editing, arrange } } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const rules: MediaRules = {
  maxPhotos: 4,
  minWidth: 700,
  minHeight: 900,
  maxPhotoBytes: 1_000,
  maxVideoBytes: 2_000,
  photoFormats: ['JPEG', 'PNG'],
  videoFormats: ['MP4'],
  maxArchiveFiles: 100,
  maxUploadBytes: 3_000,
  keptForDays: 7,
};
const jpeg = [0xff, 0xd8, 0xff, 0xe0];

/** jsdom's files cannot be read, so a part of one is Node's. */
function file(name: string, bytes: readonly number[]): File {
  const made = new File([new Uint8Array(bytes)], name);
  Object.defineProperty(made, 'slice', { value: () => new NodeBlob([new Uint8Array(bytes)]) });
  return made;
}

interface Photo {
  number: number;
  look: string | null;
  preview: string | null;
}

const picture = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=';
const shows = (...looks: (string | null)[]): Photo[] => looks.map((look, at) => ({ number: at + 1, look, preview: look && `${picture}#${look}` }));
const read = (photos: Photo[]) => ({ edit: { nmId: '7', hasVideo: true, photos }, errors: [] });

interface Answer {
  changeSetId?: string;
  errors: { code: string; message: string; path: string[] }[];
}

/** @param edits what the card shows each time it is read, an error where it cannot be; the last from then on */
async function start(answer: Answer = { changeSetId: '42', errors: [] }, edits: unknown[] = [read(shows('look-1', 'look-2', 'look-3'))]) {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 900, height: 1200, close: () => undefined }));
  const left = [...edits];
  const request = vi.spyOn(api, 'request').mockImplementation((async (operation: Parameters<typeof operationName>[0]) => {
    switch (operationName(operation)) {
      case 'MediaRules':
        return { mediaRules: rules };
      case 'MediaEdit': {
        const next = left.length > 1 ? left.shift() : left[0];
        if (next instanceof Error) throw next;
        return { mediaEdit: next };
      }
      default:
        return { mediaArrange: answer };
    }
  }) as typeof api.request);
  const closed = vi.fn<() => void>();
  const view = await renderInRouter(<ArrangeDialog nmId="7" label="Dress" shopId="s1" onClose={closed} />);
  await waitFor(() => expect(screen.queryByText(arrange.reading)).toBeNull());
  const user = userEvent.setup({ applyAccept: false });
  const asked = (name: string) => request.mock.calls.filter(([operation]) => operationName(operation) === name);
  return {
    user,
    closed,
    asked,
    at: view.at,
    pick: (...chosen: File[]) => user.upload(document.querySelector<HTMLInputElement>('input[multiple]') ?? document.body, chosen),
    tiles: () => within(screen.getByRole('list', { name: arrange.order })).getAllByRole('listitem'),
    button: (name: string) => screen.getByRole('button', { name }),
    sent: () => (asked('MediaArrange')[0]?.[1] as { input: unknown } | undefined)?.input,
  };
}

const opened = ['look-1', 'look-2', 'look-3'];

it('has nothing to draft before something is different, and moves photos by buttons', async () => {
  const { user, button, sent, closed, at } = await start();
  expect(button(editing.draft).hasAttribute('disabled')).toBe(true);
  expect(button('Move photo 1 left').hasAttribute('disabled')).toBe(true);
  expect(button('Move photo 3 right').hasAttribute('disabled')).toBe(true);

  await user.click(button('Move photo 3 left'));
  await user.keyboard('{Escape}');
  expect(closed).not.toHaveBeenCalled();
  await user.click(button(editing.card.stay));
  await user.click(button(editing.draft));

  expect(sent()).toEqual({ nmId: '7', opened, photos: [{ number: 1 }, { number: 3 }, { number: 2 }] });
  await waitFor(() => expect(at()).toBe('/changes/42'));
});

it('warns that the video is given back small when photos move, and not when another one comes', async () => {
  const { user, button } = await start();
  expect(screen.queryByText(arrange.video.again)).toBeNull();
  await user.click(button('Remove photo 2'));
  expect(screen.getByText(arrange.video.again)).toBeDefined();
  await user.click(button(arrange.video.remove));
  expect(screen.queryByText(arrange.video.again)).toBeNull();
  expect(screen.getByText(arrange.video.removed)).toBeDefined();
});

it('sends files at once and names them in the draft; what is not taken is told and not sent', async () => {
  const upload = vi.spyOn(files, 'upload').mockResolvedValue({ id: 'f1', name: 'a.jpg', size: 4, expiresAt: '' });
  const { user, pick, button, sent, tiles } = await start();

  await pick(file('a.jpg', jpeg), file('notes.txt', [1, 2, 3, 4]), file('b.jpg', jpeg));

  const refusals = await screen.findByRole('list', { name: arrange.refused.title }).catch(() => screen.findByRole('alert', { name: arrange.refused.title }));
  expect(refusals.textContent).toContain('notes.txt');
  // The card takes one more photo only.
  expect(refusals.textContent).toContain('b.jpg: a card has 4 photos at most');
  expect(tiles()).toHaveLength(4);
  expect(upload).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(button(editing.draft).hasAttribute('disabled')).toBe(false));
  await user.click(button(editing.draft));

  expect(sent()).toEqual({ nmId: '7', opened, photos: [{ number: 1 }, { number: 2 }, { number: 3 }, { fileId: 'f1' }] });
});

it('waits for files, stops one that is removed, and sends one again that did not come', async () => {
  const signals: AbortSignal[] = [];
  const upload = vi.spyOn(files, 'upload').mockImplementation((_file, _shop, { signal, onProgress }) => {
    signals.push(signal);
    onProgress(0.4);
    return new Promise((_sent, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  });
  const { user, pick, button, tiles } = await start();

  await pick(file('a.jpg', jpeg));
  const progress = await screen.findByRole('progressbar');
  expect(progress.getAttribute('aria-valuenow')).toBe('40');
  expect(button(editing.draft).hasAttribute('disabled')).toBe(true);
  await user.click(button('Stop sending photo 4'));
  expect(signals[0]?.aborted).toBe(true);
  expect(tiles()).toHaveLength(3);

  upload.mockRejectedValueOnce(new ApiError('UNREACHABLE', ''));
  await pick(file('a.jpg', jpeg));
  await screen.findByText(arrange.notSent);
  expect(button(editing.draft).hasAttribute('disabled')).toBe(true);
  upload.mockResolvedValueOnce({ id: 'f2', name: 'a.jpg', size: 4, expiresAt: '' });
  await user.click(button('Send photo 4 again'));
  await waitFor(() => expect(button(editing.draft).hasAttribute('disabled')).toBe(false));
});

it('replaces a photo at its place, takes links, and shows a refusal at its photo', async () => {
  vi.spyOn(files, 'upload').mockResolvedValue({ id: 'f3', name: 'a.jpg', size: 4, expiresAt: '' });
  const { user, button, sent, tiles } = await start({ errors: [{ code: 'LINK_REFUSED', message: 'It cannot be fetched', path: ['photos', '3', 'link'] }] });
  const inputs = document.querySelectorAll<HTMLInputElement>('ol input[type=file]');
  await user.upload(inputs[1] ?? document.body, file('a.jpg', jpeg));
  await user.click(screen.getAllByRole('button', { name: arrange.byLink })[0] ?? document.body);
  await user.type(await screen.findByRole('textbox', { name: arrange.photoLink }), 'http://example.com/a.jpg{Enter}');
  expect(screen.getByText(arrange.linkWrong)).toBeDefined();
  await user.clear(screen.getByRole('textbox', { name: arrange.photoLink }));
  await user.type(screen.getByRole('textbox', { name: arrange.photoLink }), 'https://example.com/a.jpg{Enter}');
  await waitFor(() => expect(tiles()).toHaveLength(4));
  await waitFor(() => expect(button(editing.draft).hasAttribute('disabled')).toBe(false));
  await user.click(button(editing.draft));

  expect(sent()).toEqual({ nmId: '7', opened, photos: [{ number: 1 }, { fileId: 'f3' }, { number: 3 }, { link: 'https://example.com/a.jpg' }] });
  await waitFor(() => expect(tiles()[3]?.textContent).toContain('It cannot be fetched'));
});

it('keeps a refusal at the photo that was sent, wherever that photo is moved, and forgets it with the photo', async () => {
  const { user, button, tiles } = await start({ errors: [{ code: 'LINK_REFUSED', message: 'It cannot be fetched', path: ['photos', '1', 'link'] }] });
  await user.click(button('Move photo 3 left'));
  await user.click(button(editing.draft));
  await waitFor(() => expect(tiles()[1]?.textContent).toContain('It cannot be fetched'));

  await user.click(button('Move photo 2 left'));
  expect(tiles().map((tile) => tile.textContent?.includes('It cannot be fetched'))).toEqual([true, false, false]);
  await user.click(button('Remove photo 1'));
  expect(tiles().some((tile) => tile.textContent?.includes('It cannot be fetched'))).toBe(false);
});

it('counts what came meanwhile: two handfuls at once are no more photos than a card takes', async () => {
  const upload = vi.spyOn(files, 'upload').mockResolvedValue({ id: 'f1', name: 'a.jpg', size: 4, expiresAt: '' });
  const { pick, tiles } = await start();

  await Promise.all([pick(file('a.jpg', jpeg)), pick(file('b.jpg', jpeg), file('notes.txt', [1, 2, 3, 4]))]);

  await waitFor(() => expect(screen.getByRole('list', { name: arrange.refused.title }).textContent).toMatch(/notes\.txt|a card has 4 photos/));
  await waitFor(() => expect(screen.getByRole('list', { name: arrange.refused.title }).children).toHaveLength(2));
  expect(tiles()).toHaveLength(4);
  expect(upload).toHaveBeenCalledTimes(1);
});

it('adds nothing to an arrangement that was begun anew while files were looked at', async () => {
  const upload = vi.spyOn(files, 'upload').mockResolvedValue({ id: 'f1', name: 'a.jpg', size: 4, expiresAt: '' });
  const { user, pick, button, tiles } = await start();
  await user.click(button('Move photo 3 left'));
  let measured: (size: object) => void = () => undefined;
  vi.stubGlobal('createImageBitmap', () => new Promise((resolve) => (measured = resolve)));
  await pick(file('a.jpg', jpeg));
  await user.click(button(arrange.reset));

  await act(async () => measured({ width: 900, height: 1200, close: () => undefined }));

  expect(tiles()).toHaveLength(3);
  expect(upload).not.toHaveBeenCalled();
});

it('shows the very pictures that were looked at, and the reason where there is none', async () => {
  const { tiles, button, user } = await start(undefined, [read(shows('look-1', null, 'look-3')), read(shows('look-1', 'look-2', 'look-3'))]);
  expect(tiles().map((tile) => tile.querySelector('img')?.src ?? null)).toEqual([`${picture}#look-1`, null, `${picture}#look-3`]);
  expect(tiles()[1]?.textContent).toContain(arrange.photo.unreadable);
  expect(screen.getByText(/^Photo 2 could not be read/)).toBeDefined();
  await user.click(button('Move photo 3 left'));
  expect(button(editing.draft).hasAttribute('disabled')).toBe(true);

  await user.click(button(arrange.readAgain));

  await screen.findByText(arrange.anew);
  expect(screen.queryByText(/^Photo 2 could not be read/)).toBeNull();
  await user.click(button('Move photo 3 left'));
  expect(button(editing.draft).hasAttribute('disabled')).toBe(false);
});

it('reads the card again when it shows others than were arranged, and says that it begins anew', async () => {
  const changed = { code: 'PHOTOS_CHANGED', message: 'The photos are others', path: ['photos'] };
  const { user, button, tiles, asked, closed } = await start({ errors: [changed] }, [read(shows('look-1', 'look-2', 'look-3')), read(shows('look-9', 'look-1'))]);
  expect(screen.queryByText(arrange.anew)).toBeNull();
  await user.click(button('Move photo 3 left'));
  await user.click(button(editing.draft));
  expect((await screen.findByRole('alert')).textContent).toContain('The photos are others');

  await user.click(button(arrange.readAgain));

  expect(await screen.findByText(arrange.anew)).toBeDefined();
  expect(tiles().map((tile) => tile.querySelector('img')?.src)).toEqual([`${picture}#look-9`, `${picture}#look-1`]);
  expect(asked('MediaEdit')).toHaveLength(2);
  // Nothing is at stake any more.
  await user.keyboard('{Escape}');
  expect(closed).toHaveBeenCalled();
});

it('says why a card cannot be read, and tries again', async () => {
  const busy = { edit: null, errors: [{ code: 'MEDIA_UNREADABLE', message: 'Try again in 30 s', path: ['nmId'] }] };
  const { user, button, tiles } = await start(undefined, [busy, new ApiError('INTERNAL', ''), read(shows('look-1', 'look-2'))]);
  expect((await screen.findByRole('alert')).textContent).toContain('Try again in 30 s');
  await user.click(button(common.retry));
  expect((await screen.findByRole('alert')).textContent).toContain(common.error.INTERNAL.title);
  await user.click(button(common.retry));
  await waitFor(() => expect(tiles()).toHaveLength(2));
});
