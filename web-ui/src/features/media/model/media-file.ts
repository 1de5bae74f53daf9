/** The path of one file of a card, for the host's tickets. A photo is known by its number, from 1. */
export function mediaFilePath(nmId: string, file: number | 'video'): string {
  return `/api/plugins/wb-media/files/${encodeURIComponent(nmId)}/${file}${file === 'video' ? '?video=FULL' : '?size=BIG'}`;
}
