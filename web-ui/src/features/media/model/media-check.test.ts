import { expect, it } from 'vitest';
import { checkFile, formatOf, isLink, type MediaRules } from './media-check.ts';

const rules: MediaRules = {
  maxPhotos: 30,
  minWidth: 700,
  minHeight: 900,
  maxPhotoBytes: 100,
  maxVideoBytes: 200,
  photoFormats: ['JPEG', 'PNG', 'WEBP'],
  videoFormats: ['MP4', 'MOV'],
  maxArchiveFiles: 1000,
  maxUploadBytes: 3_000,
  keptForDays: 7,
};
const text = (value: string) => [...value].map((letter) => letter.codePointAt(0) ?? 0);
const jpeg = [0xff, 0xd8, 0xff, 0xe0];
const blob = (bytes: number[], size = bytes.length) => new Blob([new Uint8Array([...bytes, ...Array.from({ length: Math.max(0, size - bytes.length) }, () => 0)])]);
const large = async () => ({ width: 900, height: 1200 });

it('knows files by how they begin', () => {
  const known = (bytes: number[]) => formatOf(new Uint8Array(bytes));

  expect(known(jpeg)).toBe('JPEG');
  expect(known([0x89, ...text('PNG'), 0x0d, 0x0a, 0x1a, 0x0a])).toBe('PNG');
  expect(known(text('RIFF....WEBP'))).toBe('WEBP');
  expect(known(text('RIFF....WAVE'))).toBeNull();
  expect(known(text('GIF89a'))).toBe('GIF');
  expect(known([0, 0, 0, 24, ...text('ftypisom')])).toBe('MP4');
  expect(known([0, 0, 0, 20, ...text('ftypqt  ')])).toBe('MOV');
  expect(known(text('<svg'))).toBeNull();
  expect(known([])).toBeNull();
});

it('takes what Wildberries takes, and says why not else', async () => {
  expect(await checkFile(blob(jpeg), rules, large)).toEqual({ kind: 'photo' });
  expect(await checkFile(blob(jpeg, 100), rules, large)).toEqual({ kind: 'photo' });
  expect(await checkFile(blob(jpeg, 101), rules, large)).toEqual({ kind: 'refused', reason: 'TOO_LARGE' });
  expect(await checkFile(blob(text('GIF89a')), rules, large)).toEqual({ kind: 'refused', reason: 'NOT_TAKEN' });
  expect(await checkFile(blob(text('hello')), rules, large)).toEqual({ kind: 'refused', reason: 'NOT_TAKEN' });
  expect(await checkFile(blob(jpeg), rules, async () => ({ width: 700, height: 900 }))).toEqual({ kind: 'photo' });
  expect(await checkFile(blob(jpeg), rules, async () => ({ width: 699, height: 900 }))).toEqual({ kind: 'refused', reason: 'TOO_SMALL' });
  expect(await checkFile(blob(jpeg), rules, async () => ({ width: 700, height: 899 }))).toEqual({ kind: 'refused', reason: 'TOO_SMALL' });
  expect(await checkFile(blob(jpeg), rules, () => Promise.reject(new Error('no picture')))).toEqual({ kind: 'refused', reason: 'BROKEN' });
});

it('gives videos a limit of their own', async () => {
  const video = [0, 0, 0, 24, ...text('ftypmp42')];

  expect(await checkFile(blob(video, 200), rules, large)).toEqual({ kind: 'video' });
  expect(await checkFile(blob(video, 201), rules, large)).toEqual({ kind: 'refused', reason: 'TOO_LARGE' });
});

it('takes links that anybody can fetch safely', () => {
  expect(isLink('https://example.com/a.jpg')).toBe(true);
  expect(isLink('http://example.com/a.jpg')).toBe(false);
  expect(isLink('ftp://example.com/a.jpg')).toBe(false);
  expect(isLink('example.com/a.jpg')).toBe(false);
});
