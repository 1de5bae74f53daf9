import { useEffect, useRef, useState } from 'react';
import { arrangementOf, moved, type ArrangedPhoto, type Arrangement, type Sending } from '../model/arrangement.ts';
import { checkFile, type FileRefusal, type MediaRules } from '../model/media-check.ts';
import { useSender } from './use-sender.ts';

export interface RefusedFile {
  name: string;
  reason: FileRefusal;
}

const videoKey = 'video';

/** The photos and the video that a card is to have, while somebody puts them together. */
export function useArrangement(photoCount: number, shopId: string, rules: MediaRules | undefined) {
  const [arrangement, setArrangement] = useState(() => arrangementOf(photoCount));
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const { send, stop } = useSender(shopId);
  // As it is now: what goes on for a while must not act on what it was when that began.
  const latest = useRef(arrangement);
  // Which beginning it is of; what was begun before is of no use to it.
  const beginning = useRef(0);
  useEffect(() => () => void (beginning.current += 1), []);

  const change = (next: (known: Arrangement) => Arrangement) => {
    latest.current = next(latest.current);
    setArrangement(latest.current);
  };
  const setPhotos = (next: (photos: readonly ArrangedPhoto[]) => readonly ArrangedPhoto[]) => change((known) => ({ ...known, photos: next(known.photos) }));
  const setVideo = (video: Arrangement['video']) => {
    stop(videoKey);
    change((known) => ({ ...known, video }));
  };
  const begun: Sending = { state: 'sending', share: 0 };

  const sendPhoto = (key: string, file: File) =>
    void send(key, file, (sending) => setPhotos((photos) => photos.map((photo) => (photo.key === key && photo.kind === 'file' ? { ...photo, sending } : photo))));
  const sendVideo = (file: File) => {
    setVideo({ kind: 'file', file, sending: begun });
    void send(videoKey, file, (sending) => change((known) => (known.video.kind === 'file' && known.video.file === file ? { ...known, video: { ...known.video, sending } } : known)));
  };

  /** @param instead the photo whose place the first picture takes; undefined, or when it has gone, puts all behind the others */
  const addFiles = async (files: readonly File[], instead?: string) => {
    if (!rules || files.length === 0) return;
    setRefused([]);
    const of = beginning.current;
    const checked = await Promise.all(files.map(async (file) => ({ file, found: await checkFile(file, rules) })));
    if (of !== beginning.current) return;
    const refusals: RefusedFile[] = [];
    let place = instead;
    for (const { file, found } of checked) {
      const { photos } = latest.current;
      const replaced = photos.some(({ key }) => key === place) ? place : undefined;
      if (found.kind === 'refused') refusals.push({ name: file.name, reason: found.reason });
      else if (found.kind === 'video') sendVideo(file);
      else if (photos.length >= rules.maxPhotos && replaced === undefined) refusals.push({ name: file.name, reason: 'TOO_MANY' });
      else {
        const photo: ArrangedPhoto = { key: crypto.randomUUID(), kind: 'file', file, sending: begun };
        put(photo, replaced);
        place = undefined;
        sendPhoto(photo.key, file);
      }
    }
    // Another handful may have been looked at meanwhile.
    setRefused((known) => [...known, ...refusals]);
  };
  const put = (photo: ArrangedPhoto, instead?: string) => {
    if (instead) stop(instead);
    setPhotos((photos) => (instead ? photos.map((known) => (known.key === instead ? photo : known)) : [...photos, photo]));
  };

  return {
    arrangement,
    refused,
    addFiles: (files: readonly File[], instead?: string) => void addFiles(files, instead),
    addLink: (link: string) => put({ key: crypto.randomUUID(), kind: 'link', link }),
    move: (key: string, to: number) => setPhotos((photos) => moved(photos, key, to)),
    remove: (key: string) => {
      stop(key);
      setPhotos((photos) => photos.filter((photo) => photo.key !== key));
    },
    again: (photo: ArrangedPhoto) => {
      if (photo.kind !== 'file') return;
      setPhotos((photos) => photos.map((known) => (known.key === photo.key ? { ...photo, sending: begun } : known)));
      sendPhoto(photo.key, photo.file);
    },
    setVideo,
    reset: () => {
      beginning.current += 1;
      for (const { key } of latest.current.photos) stop(key);
      stop(videoKey);
      setRefused([]);
      change(() => arrangementOf(photoCount));
    },
  };
}

export type Arranging = ReturnType<typeof useArrangement>;
