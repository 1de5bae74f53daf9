import { expect, it } from 'vitest';
import { mp4Of } from './video-address.ts';

it('finds the small file beside the playlist, and none beside an address of another shape', () => {
  const folder = 'https://videonme-basket-06.wbbasket.ru/vol66/part14697/146972802';

  expect(mp4Of(`${folder}/hls/1440p/index.m3u8`)).toBe(`${folder}/mp4/360p/1.mp4`);
  expect(mp4Of('https://example.org/clip.m3u8')).toBeNull();
});
