import { slideOf, slideSizes, type WbPhoto } from '@/components/media/image-sources.ts';

/** Has the photo of a card fetched that the address is going to show, as the carousel will ask for it: by then it is on its way. */
export function fetchPhoto(photos: readonly WbPhoto[], address: URLSearchParams, phone: boolean): void {
  // Another tab of the card shows none.
  if (address.has('tab')) return;
  const wanted = Number(address.get('image') ?? 1);
  const photo = photos[Math.min(Number.isInteger(wanted) && wanted > 0 ? wanted : 1, photos.length) - 1];
  const { sources, srcSet } = slideOf(photo ?? {});
  const [source] = sources;
  if (source === undefined) return;
  const link = document.createElement('link');
  const attributes = { rel: 'preload', as: 'image', fetchpriority: 'high', referrerpolicy: 'no-referrer', ...(srcSet !== undefined && { imagesrcset: srcSet, imagesizes: slideSizes }), href: source };
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  document.head.append(link);
  if (phone) showPhoto(source, srcSet);
}

let shown: HTMLElement | null = null;

/** Whatever becomes of the page, nothing lies over it for longer. */
const atLongestMillis = 10_000;

/**
 * The photo at the place where the card's panel is going to have it on a phone, below its head and its tabs: what draws the panel comes
 * a second after it. Nobody can tell that the panel's own takes its place.
 */
function showPhoto(source: string, srcSet: string | undefined): void {
  shown = document.createElement('div');
  shown.setAttribute('aria-hidden', 'true');
  shown.className = 'pointer-events-none fixed top-25 right-4 left-[1.0625rem] z-45 overflow-hidden rounded-lg border bg-sunken';
  const image = document.createElement('img');
  const attributes = { referrerpolicy: 'no-referrer', alt: '', class: 'h-[min(52dvh,30rem)] w-full object-contain', ...(srcSet !== undefined && { srcset: srcSet, sizes: slideSizes }), src: source };
  for (const [name, value] of Object.entries(attributes)) image.setAttribute(name, value);
  image.addEventListener('error', hideEarlyPhoto);
  shown.append(image);
  document.body.append(shown);
  setTimeout(hideEarlyPhoto, atLongestMillis);
}

/** The card shows its photo itself, or it is not looked at any more. */
export function hideEarlyPhoto(): void {
  shown?.remove();
  shown = null;
}
