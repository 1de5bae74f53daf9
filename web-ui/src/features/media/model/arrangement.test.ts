import { expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import { arrangementOf, differenceOf, filesOf, moved, toInput, type ArrangedPhoto, type Sending } from './arrangement.ts';

const keys = (photos: readonly ArrangedPhoto[]) => photos.map(({ key }) => key);
const file = (key: string, sending: Sending): ArrangedPhoto => ({ key, kind: 'file', file: new File([], `${key}.jpg`), sending });
const sent = (key: string) => file(key, { state: 'sent', fileId: `id-${key}` });

it('moves a photo, and the others close up', () => {
  const { photos } = arrangementOf(3);

  expect(keys(moved(photos, 'kept-1', 2))).toEqual(['kept-2', 'kept-3', 'kept-1']);
  expect(keys(moved(photos, 'kept-3', 0))).toEqual(['kept-3', 'kept-1', 'kept-2']);
  expect(moved(photos, 'kept-1', -1)).toBe(photos);
  expect(moved(photos, 'kept-3', 3)).toBe(photos);
  expect(moved(photos, 'nobody', 1)).toBe(photos);
});

it('tells what would change', () => {
  const card = arrangementOf(3);
  expect(differenceOf(card, 3).any).toBe(false);

  const behind = { ...card, photos: [...card.photos, sent('a')] };
  expect(differenceOf(behind, 3)).toMatchObject({ added: 1, removed: 0, reordered: false });
  const before = { ...card, photos: [sent('a'), ...card.photos] };
  expect(differenceOf(before, 3)).toMatchObject({ added: 1, removed: 0, reordered: true });
  expect(differenceOf({ ...card, photos: card.photos.slice(1) }, 3)).toMatchObject({ added: 0, removed: 1, reordered: false, any: true });
  expect(differenceOf({ ...card, photos: moved(card.photos, 'kept-1', 1) }, 3)).toMatchObject({ added: 0, removed: 0, reordered: true });
  expect(differenceOf({ ...card, video: { kind: 'removed' } }, 3)).toMatchObject({ newVideo: true, reordered: false, any: true });
});

it('names what the card keeps by number and what is new by its file or link, in order', () => {
  const { photos } = arrangementOf(2);
  const arranged: ArrangedPhoto[] = [...photos.slice(1), sent('a'), { key: 'l', kind: 'link', link: 'https://example.com/a.jpg' }];

  expect(toInput('7', ['a', 'b'], { photos: arranged, video: { kind: 'kept' } })).toEqual({ nmId: '7', opened: ['a', 'b'], photos: [{ number: 2 }, { fileId: 'id-a' }, { link: 'https://example.com/a.jpg' }] });
  expect(toInput('7', ['a', 'b'], { photos, video: { kind: 'removed' } })?.video).toEqual({ action: 'REMOVE' });
  expect(toInput('7', ['a', 'b'], { photos, video: { kind: 'link', link: 'https://example.com/a.mp4' } })?.video).toEqual({ action: 'REPLACE', link: 'https://example.com/a.mp4' });
});

it('is no draft while a file is on its way or did not come', () => {
  const card = arrangementOf(1);
  const sending = { ...card, photos: [...card.photos, file('a', { state: 'sending', share: 0.4 })] };
  const failed = { ...card, photos: [...card.photos, file('a', { state: 'failed', error: new ApiError('UNREACHABLE', '') })] };

  expect(toInput('7', ['a'], sending)).toBeNull();
  expect(filesOf(sending)).toEqual({ sending: 1, failed: 0 });
  expect(toInput('7', ['a'], failed)).toBeNull();
  expect(filesOf(failed)).toEqual({ sending: 0, failed: 1 });
});
