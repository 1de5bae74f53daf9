/** The addresses of one picture, the best first; absent ones left out, equal ones once. */
export function imageSources(...addresses: (string | null | undefined)[]): string[] {
  return [...new Set(addresses.filter((address) => typeof address === 'string' && address !== ''))] as string[];
}

/** One photo in Wildberries' sizes; any may be missing. */
export interface WbPhoto {
  big?: string | null;
  c516x688?: string | null;
  c246x328?: string | null;
  tm?: string | null;
}

export interface Rendition {
  src: string;
  width: number;
  height: number;
}

/** Upright sizes of one photo, the largest first. (The square one is cut off at top and bottom, so it shows another picture.) */
export function renditions(photo: WbPhoto): Rendition[] {
  const sizes = [
    { src: photo.big, width: 900, height: 1200 },
    { src: photo.c516x688, width: 516, height: 688 },
    { src: photo.c246x328, width: 248, height: 328 },
    { src: photo.tm, width: 75, height: 100 },
  ];
  return sizes.filter((size): size is Rendition => typeof size.src === 'string' && size.src !== '');
}

/** For the `srcset` of an image; undefined where there is no choice. */
export function srcSetOf(sizes: readonly Rendition[]): string | undefined {
  return sizes.length < 2 ? undefined : sizes.map(({ src, width }) => `${src} ${width}w`).join(', ');
}

/** What there is of a photo that is one of a card's: addresses to try, the best first, and the sizes to choose from meanwhile. */
export function slideOf(photo: WbPhoto): { sources: string[]; srcSet: string | undefined } {
  return { sources: imageSources(photo.big, photo.c516x688, photo.c246x328), srcSet: srcSetOf(renditions(photo)) };
}

/** How wide a carousel shows an upright photo, in the words of `sizes`: it is as high as the carousel. */
export const slideSizes = '(min-width: 40rem) 33rem, 100vw';
