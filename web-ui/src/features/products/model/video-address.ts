/**
 * The small file beside a playlist: `.../hls/1440p/index.m3u8` has it at `.../mp4/360p/1.mp4` (public CDN scheme, not part of the
 * official API). Null for an address of another shape.
 */
export function mp4Of(hls: string): string | null {
  const folder = /^(.+)\/hls\/\d+p\/index\.m3u8$/.exec(hls)?.[1];
  return folder === undefined ? null : `${folder}/mp4/360p/1.mp4`;
}
