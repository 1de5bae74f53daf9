// @vitest-environment jsdom
import { Blob as NodeBlob } from 'node:buffer';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import arrange from '@/i18n/en/arrange.json';
import common from '@/i18n/en/common.json';
import editing from '@/i18n/en/editing.json';
import { ApiError, api, files } from '@/lib/api';
import { renderInRouter } from '@/test/in-router.tsx';
import type { MediaRules } from '../model/media-check.ts';
import { ArrangeForm } from './arrange-dialog.tsx';

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
  keptForDays: 7,
};
const jpeg = [0xff, 0xd8, 0xff, 0xe0];

/** jsdom's files cannot be read, so a part of one is Node's. */
function file(name: string, bytes: readonly number[]): File {
  const made = new File([new Uint8Array(bytes)], name);
  Object.defineProperty(made, 'slice', { value: () => new NodeBlob([new Uint8Array(bytes)]) });
  return made;
}

async function start(answer: { changeSetId?: string; errors: { code: string; message: string; path: string[] }[] } = { changeSetId: '42', errors: [] }) {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 900, height: 1200, close: () => undefined }));
  const request = vi.spyOn(api, 'request').mockResolvedValue({ mediaArrange: answer });
  const dirty = vi.fn<(dirty: boolean) => void>();
  const photos = [1, 2, 3].map((number) => ({ big: `https://cdn/${number}.webp` }));
  const view = await renderInRouter(<ArrangeForm nmId="7" label="Dress" photos={photos} hasVideo shopId="s1" rules={rules} onDirty={dirty} onDone={() => undefined} onLift={() => undefined} />);
  const user = userEvent.setup({ applyAccept: false });
  return {
    user,
    request,
    dirty,
    at: view.at,
    pick: (...chosen: File[]) => user.upload(view.container.querySelector<HTMLInputElement>('input[multiple]') ?? document.body, chosen),
    tiles: () => within(screen.getByRole('list', { name: arrange.order })).getAllByRole('listitem'),
    button: (name: string) => screen.getByRole('button', { name }),
    sent: () => (request.mock.calls[0]?.[1] as { input: unknown } | undefined)?.input,
  };
}

it('has nothing to draft before something is different, and moves photos by buttons', async () => {
  const { user, button, sent, dirty, at } = await start();
  expect(button(editing.draft).hasAttribute('disabled')).toBe(true);
  expect(button('Move photo 1 left').hasAttribute('disabled')).toBe(true);
  expect(button('Move photo 3 right').hasAttribute('disabled')).toBe(true);

  await user.click(button('Move photo 3 left'));
  expect(dirty).toHaveBeenLastCalledWith(true);
  await user.click(button(editing.draft));

  expect(sent()).toEqual({ nmId: '7', photos: [{ number: 1 }, { number: 3 }, { number: 2 }] });
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

  expect(sent()).toEqual({ nmId: '7', photos: [{ number: 1 }, { number: 2 }, { number: 3 }, { fileId: 'f1' }] });
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

  expect(sent()).toEqual({ nmId: '7', photos: [{ number: 1 }, { fileId: 'f3' }, { number: 3 }, { link: 'https://example.com/a.jpg' }] });
  await waitFor(() => expect(tiles()[3]?.textContent).toContain('It cannot be fetched'));
});
