// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import media from '@/i18n/en/media.json';
import type { MediaDownload } from '../hooks/use-media-download.ts';
import { mediaFilePath } from '../model/media-file.ts';
import { DownloadProgress } from './download-progress.tsx';

beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, media } } }));
afterEach(cleanup);

const begun: MediaDownload = { id: 'a', path: '/api/plugins/wb-media/downloads/a', state: 'RUNNING', cardsTotal: 4, cards: 1, files: 7, failed: 0, bytes: 2_500_000, resumable: false, failures: [] };
const view = (download: MediaDownload, underWay: boolean) => {
  const told = { onStop: vi.fn<() => void>(), onResume: vi.fn<() => void>(), onClose: vi.fn<() => void>() };
  render(<DownloadProgress download={download} underWay={underWay} stopping={false} refusal={null} {...told} />);
  return told;
};

it('tells how far an archive is, and can end it', async () => {
  const { onStop } = view(begun, true);

  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
  expect(screen.getByText('1 of 4 cards, 7 files, 2.5 MB')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: media.download.stop }));

  expect(onStop).toHaveBeenCalledOnce();
});

it('names what failed, and fetches what is missing', async () => {
  const failures = [{ nmId: '7', vendorCode: 'DR-1', number: 0, reason: 'Wildberries has no such file' }];
  const { onResume } = view({ ...begun, state: 'DONE', cards: 4, failed: 1, resumable: true, failures }, false);

  expect(screen.getByRole('list').textContent).toContain('DR-1 video: Wildberries has no such file');
  await userEvent.click(screen.getByRole('button', { name: media.download.resume }));

  expect(onResume).toHaveBeenCalledOnce();
});

it('has nothing to fetch of what is whole', () => {
  view({ ...begun, state: 'DONE', cards: 4 }, false);

  expect(screen.getByRole('status').textContent).toBe(media.download.state.DONE);
  expect(screen.queryByRole('button', { name: media.download.resume })).toBeNull();
});

it('asks the plugin for single files', () => {
  expect(mediaFilePath('7', 2)).toBe('/api/plugins/wb-media/files/7/2?size=BIG');
  expect(mediaFilePath('7', 'video')).toBe('/api/plugins/wb-media/files/7/video?video=FULL');
});
