import { slideOf, slideSizes, type WbPhoto } from '@/components/media/image-sources.ts';

/** Has the photo of a card fetched that the address is going to show, as the carousel will ask for it: by then it is on its way. */
export function fetchPhoto(photos: readonly WbPhoto[], address: URLSearchParams): void {
  // Another tab of the card shows none.
  if (address.has('tab')) return;
  const wanted = Number(address.get('image') ?? 1);
  const photo = photos[Math.min(Number.isInteger(wanted) && wanted > 0 ? wanted : 1, photos.length) - 1];
  const { sources, srcSet } = slideOf(photo ?? {});
  if (sources[0] === undefined) return;
  const link = document.createElement('link');
  const attributes = { rel: 'preload', as: 'image', fetchpriority: 'high', referrerpolicy: 'no-referrer', ...(srcSet !== undefined && { imagesrcset: srcSet, imagesizes: slideSizes }), href: sources[0] };
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  document.head.append(link);
}
