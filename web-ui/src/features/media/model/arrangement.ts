import type { MediaArrangeInput, MediaPhotoInput, MediaVideoInput } from '@/generated/graphql/graphql.ts';
import type { ApiError } from '@/lib/api';

/** How far a file is on its way to the host. */
export type Sending = { state: 'sending'; share: number } | { state: 'sent'; fileId: string } | { state: 'failed'; error: ApiError };

interface SentFile {
  kind: 'file';
  file: File;
  sending: Sending;
}
interface Link {
  kind: 'link';
  link: string;
}

/** A photo that the card is to have; the key stays with it while it is moved about. */
export type ArrangedPhoto = { key: string } & ({ kind: 'kept'; number: number } | SentFile | Link);
export type ArrangedVideo = { kind: 'kept' } | { kind: 'removed' } | SentFile | Link;

export interface Arrangement {
  photos: readonly ArrangedPhoto[];
  video: ArrangedVideo;
}

/** The card as it is. */
export const arrangementOf = (photoCount: number): Arrangement => ({
  photos: Array.from({ length: photoCount }, (_photo, at) => ({ key: `kept-${at + 1}`, kind: 'kept', number: at + 1 })),
  video: { kind: 'kept' },
});

/** With one photo at another place, from 0; the others close up. */
export function moved(photos: readonly ArrangedPhoto[], key: string, to: number): readonly ArrangedPhoto[] {
  const from = photos.findIndex((photo) => photo.key === key);
  const photo = photos[from];
  if (!photo || to < 0 || to >= photos.length || to === from) return photos;
  const rest = photos.toSpliced(from, 1);
  return rest.toSpliced(to, 0, photo);
}

/** How it differs from a card with so many photos. */
export function differenceOf({ photos, video }: Arrangement, photoCount: number) {
  const numbers = photos.flatMap((photo) => (photo.kind === 'kept' ? [photo.number] : []));
  const added = photos.length - numbers.length;
  const removed = photoCount - numbers.length;
  const firstNew = photos.findIndex(({ kind }) => kind !== 'kept');
  // What is new behind all others moves nothing.
  const reordered = numbers.some((number, at) => at > 0 && number < (numbers[at - 1] ?? 0)) || (firstNew >= 0 && firstNew < numbers.length);
  const newVideo = video.kind !== 'kept';
  return { added, removed, reordered, newVideo, any: added > 0 || removed > 0 || reordered || newVideo };
}

const isSending = (one: ArrangedPhoto | ArrangedVideo) => one.kind === 'file' && one.sending.state === 'sending';
const hasFailed = (one: ArrangedPhoto | ArrangedVideo) => one.kind === 'file' && one.sending.state === 'failed';

/** Files that are not with the host yet, and those that never came there. */
export function filesOf({ photos, video }: Arrangement) {
  const all = [...photos, video];
  return { sending: all.filter(isSending).length, failed: all.filter(hasFailed).length };
}

/**
 * Null while a file is not with the host.
 *
 * @param opened the looks of the card's photos, in order: what the numbers of those that are kept mean
 */
export function toInput(nmId: string, opened: string[], { photos, video }: Arrangement): MediaArrangeInput | null {
  const files = filesOf({ photos, video });
  if (files.sending > 0 || files.failed > 0) return null;
  return { nmId, opened, photos: photos.map(photoInput), ...(video.kind === 'kept' ? {} : { video: videoInput(video) }) };
}

function photoInput(photo: ArrangedPhoto): MediaPhotoInput {
  if (photo.kind === 'kept') return { number: photo.number };
  return sourceOf(photo);
}

function videoInput(video: Exclude<ArrangedVideo, { kind: 'kept' }>): MediaVideoInput {
  return video.kind === 'removed' ? { action: 'REMOVE' } : { action: 'REPLACE', ...sourceOf(video) };
}

function sourceOf(source: SentFile | Link): { fileId: string } | { link: string } {
  if (source.kind === 'link') return { link: source.link };
  if (source.sending.state !== 'sent') throw new Error('the file is not with the host');
  return { fileId: source.sending.fileId };
}
