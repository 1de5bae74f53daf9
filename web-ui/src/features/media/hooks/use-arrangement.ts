import { useState } from 'react';
import { arrangementOf, moved, type ArrangedPhoto, type Sending } from '../model/arrangement.ts';
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
  const setPhotos = (change: (photos: readonly ArrangedPhoto[]) => readonly ArrangedPhoto[]) => setArrangement((known) => ({ ...known, photos: change(known.photos) }));
  const setVideo = (video: typeof arrangement.video) => {
    stop(videoKey);
    setArrangement((known) => ({ ...known, video }));
  };
  const begun: Sending = { state: 'sending', share: 0 };

  const sendPhoto = (key: string, file: File) =>
    void send(key, file, (sending) => setPhotos((photos) => photos.map((photo) => (photo.key === key && photo.kind === 'file' ? { ...photo, sending } : photo))));
  const sendVideo = (file: File) => {
    setVideo({ kind: 'file', file, sending: begun });
    void send(videoKey, file, (sending) => setArrangement((known) => (known.video.kind === 'file' && known.video.file === file ? { ...known, video: { ...known.video, sending } } : known)));
  };

  /** @param instead the photo whose place the first picture takes; undefined puts all behind the others */
  const addFiles = async (files: readonly File[], instead?: string) => {
    if (!rules || files.length === 0) return;
    setRefused([]);
    const checked = await Promise.all(files.map(async (file) => ({ file, found: await checkFile(file, rules) })));
    const refusals: RefusedFile[] = [];
    let room = rules.maxPhotos - arrangement.photos.length + (instead ? 1 : 0);
    let place = instead;
    for (const { file, found } of checked) {
      if (found.kind === 'refused') refusals.push({ name: file.name, reason: found.reason });
      else if (found.kind === 'video') sendVideo(file);
      else if (room <= 0) refusals.push({ name: file.name, reason: 'TOO_MANY' });
      else {
        room -= 1;
        const photo: ArrangedPhoto = { key: crypto.randomUUID(), kind: 'file', file, sending: begun };
        put(photo, place);
        place = undefined;
        sendPhoto(photo.key, file);
      }
    }
    setRefused(refusals);
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
      for (const { key } of arrangement.photos) stop(key);
      setVideo({ kind: 'kept' });
      setRefused([]);
      setArrangement(arrangementOf(photoCount));
    },
  };
}

export type Arranging = ReturnType<typeof useArrangement>;
