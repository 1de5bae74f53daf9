/** Photos and video: what a check found, and archives that grow while one looks. */
const downloads = new Map();
const intakes = new Map();

export function inventory(card) {
  const at = new Date(Date.now() - 2 * 3_600_000).toISOString();
  const photos = card.photos.map((photo, index) => {
    const state = Number(card.nmId) % 5 === 2 && index === 1 ? 'MISSING' : 'OK';
    return { nmId: card.nmId, number: index + 1, address: photo.big, state, format: 'WEBP', width: 900, height: 1200, bytes: 148_000 + index * 9_000, reason: state === 'OK' ? null : 'Wildberries has no such file', checkedAt: at };
  });
  const video = card.video ? { nmId: card.nmId, number: 0, address: card.video, state: 'OK', format: 'M3U8', checkedAt: at } : null;
  return { photos, video, missing: photos.filter(({ state }) => state === 'MISSING').length, broken: 0, checkedAt: at };
}

function seen({ id, total, begun, stopped }) {
  const cards = Math.min(total, Math.floor(((stopped ?? Date.now()) - begun) / 250));
  const failed = cards > 3 ? 2 : 0;
  const state = stopped ? 'STOPPED' : cards < total ? 'RUNNING' : 'DONE';
  const failures = state === 'RUNNING' || failed === 0 ? [] : [3, 0].map((number) => ({ nmId: '141059467', vendorCode: 'РЮК-08495/те', number, reason: 'Wildberries has no such file' }));
  return { id, path: `/api/plugins/wb-media/downloads/${id}`, state, cardsTotal: total, cards, files: cards * 6 - failed, failed, bytes: cards * 940_000, failures, resumable: state === 'STOPPED' || failures.length > 0, createdAt: new Date(begun).toISOString() };
}

const preview = (hue) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="246" height="328"><rect width="246" height="328" fill="hsl(${hue % 360} 40% 78%)"/><path d="M90 90h66l30 170H60z" fill="hsl(${hue % 360} 45% 45%)"/></svg>`)}`;

const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };

function reported(input, cards) {
  const taken = cards.slice(0, 6).map((card, at) => {
    const files = Array.from({ length: 2 + (at % 3) }, (_file, number) => ({ path: `${card.vendorCode}/${number + 1}.jpg`, number: number + 1 + (input.mode === 'ADD' ? card.photoCount : 0), format: 'JPEG', width: 900, height: 1200, bytes: 240_000 }));
    return { nmId: card.nmId, vendorCode: card.vendorCode, title: card.title, photosBefore: card.photoCount, photosAfter: files.length + (input.mode === 'ADD' ? card.photoCount : 0), files };
  });
  return {
    filesTotal: 412,
    cardsTotal: 131,
    cards: taken,
    unmatchedTotal: 2,
    unmatched: ['разное/IMG_2041.jpg', 'ПЛЕ-9999_1.jpg'],
    refusedTotal: 3,
    refused: [
      { path: 'ПЛЕ-0031/1.jpg', code: 'TOO_SMALL', message: 'Картинка 640 × 480, нужно не меньше 700 × 900' },
      { path: 'readme.txt', code: 'NOT_A_PICTURE', message: 'Это не картинка и не видео' },
      { path: '__/../1.jpg', code: 'UNSAFE_NAME', message: 'Имя выходит из папки' },
    ],
  };
}

export function mediaResolvers({ job, cards: all }) {
  const cards = (context) => all(context).filter((card) => card.photos.length > 0);
  return {
    mediaDownloadPrepare: ({ input }) => {
      const download = { id: `d${downloads.size + 1}`, total: input.resumes ? 1 : (input.nmIds?.length ?? 40), begun: Date.now(), stopped: null };
      downloads.set(download.id, download);
      return { download: seen(download), errors: [] };
    },
    mediaDownload: ({ id }) => (downloads.has(id) ? seen(downloads.get(id)) : null),
    mediaDownloadStop: ({ input }) => {
      const download = downloads.get(input.id);
      download.stopped = Date.now();
      return { download: seen(download), errors: [] };
    },
    mediaRules: () => ({ maxPhotos: 30, minWidth: 700, minHeight: 900, maxPhotoBytes: 33_554_432, maxVideoBytes: 52_428_800, photoFormats: ['JPEG', 'PNG', 'BMP', 'GIF', 'WEBP'], videoFormats: ['MP4', 'MOV'], maxArchiveFiles: 10_000, maxUploadBytes: 67_108_864, keptForDays: 7 }),
    mediaEdit: ({ nmId }, context) => {
      const card = cards(context).find((one) => one.nmId === nmId);
      if (!card) return { edit: null, errors: [{ code: 'CARD_NOT_FOUND', message: 'В магазине нет такой карточки', path: ['nmId'] }] };
      const doubtful = Number(nmId) % 5 === 0;
      const photos = card.photos.map((_photo, at) => (doubtful && at === 1 ? { number: at + 1, look: null, preview: null } : { number: at + 1, look: `${nmId}-${at}`, preview: preview(Number(nmId) + at * 47) }));
      return { edit: { nmId, photos, hasVideo: !!card.video, readAt: new Date().toISOString() }, errors: [] };
    },
    mediaArrange: () => ({ changeSetId: '42', errors: [] }),
    mediaIntake: () => ({ changeSetId: '42', errors: [] }),
    mediaIntakePreview: ({ input }) => {
      const id = `${input.archiveId}-${input.mode}`.toLowerCase();
      if (!intakes.has(id)) intakes.set(id, { id, ...input, begun: Date.now(), cancelled: false });
      return { run: { id }, errors: [] };
    },
    mediaIntakeCancel: ({ input }) => {
      intakes.get(input.id).cancelled = true;
      return { run: { id: input.id, state: 'CANCELLED' } };
    },
    mediaIntakeRun: ({ id }, context) => {
      const intake = intakes.get(id);
      if (!intake) return null;
      const done = Math.min(412, Math.floor((Date.now() - intake.begun) / 4));
      const state = intake.cancelled ? 'CANCELLED' : done < 412 ? 'RUNNING' : 'READY';
      return { id, archiveId: intake.archiveId, mode: intake.mode, state, done, total: 412, report: state === 'READY' ? reported(intake, cards(context)) : null, errors: [] };
    },
    mediaCheck: () => null,
    mediaInState: ({ state }, context) => ({ nodes: state === 'BROKEN' ? [] : cards(context).slice(0, 7).map((card, at) => ({ ...inventory(card).photos[0], number: at === 3 ? 0 : at + 1, state })), pageInfo }),
    mediaDuplicates: (_, context) => ({ nodes: [3, 2].map((count, at) => ({ count: count + at * 60, photos: cards(context).slice(at * 4, at * 4 + count).map((card) => inventory(card).photos[0]) })), pageInfo }),
    mediaCheckStart: () => ({ job: job('wb-media:check'), errors: [] }),
  };
}
