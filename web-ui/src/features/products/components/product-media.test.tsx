// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import common from '@/i18n/en/common.json';
import english from '@/i18n/en/products.json';
import { fetchPhoto } from '@/lib/start/early-photo.ts';
import { CardFirst, useCardFirst } from '../hooks/use-card-first.tsx';
import { ProductMedia } from './product-media.tsx';

vi.mock('embla-carousel-react', () => ({ default: () => [() => undefined, undefined] }));
vi.mock('@/features/media', () => ({ ArrangeButton: () => null, DownloadDialog: () => null, MediaHealth: () => null, mediaFilePath: () => '' }));
vi.mock('@/features/session', () => ({ useCan: () => true }));
vi.mock('@/features/shops', () => ({ useShops: () => ({ shopId: '7' }) }));

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
  return i18next.use(initReactI18next).init({ lng: 'en', defaultNS: 'common', resources: { en: { common, products: english } } });
});
afterEach(() => {
  cleanup();
  document.head.replaceChildren();
});

const photo = (name: string) => ({ big: `https://wb.test/${name}/big.webp`, c516x688: `https://wb.test/${name}/c516x688.webp`, c246x328: `https://wb.test/${name}/c246x328.webp`, tm: `https://wb.test/${name}/tm.webp` });
const lone = { big: null, c516x688: null, c246x328: 'https://wb.test/3/c246x328.webp', tm: null };
const photos = [photo('1'), photo('2'), lone];

const media = (image: number) => (
  <ProductMedia product={{ nmId: '12', title: 'Plaid', photos, video: null }} image={image} onImage={() => undefined} enlarged={false} onEnlarged={() => undefined} />
);

const early = () => document.head.querySelector<HTMLLinkElement>('link[rel=preload]');
/** The photo that lies where the panel is to come. */
const ahead = () => document.querySelector<HTMLImageElement>('body > [aria-hidden] > img');
/** A photo of the carousel: its small pictures below have no texts of their own. */
const shown = () => screen.getByRole<HTMLImageElement>('img', { name: /Plaid/ });

it.each([
  ['', 1],
  ['?image=2', 2],
  ['?image=9', 3],
])('asks early at %s for the photo that is then shown, in the size that is then chosen', (search, image) => {
  fetchPhoto(photos, new URLSearchParams(search), false);
  render(media(image));

  expect(early()?.getAttribute('as')).toBe('image');
  for (const [ofLink, ofPicture] of [['href', 'src'], ['imagesrcset', 'srcset'], ['imagesizes', 'sizes'], ['referrerpolicy', 'referrerpolicy']] as const) {
    expect(early()?.getAttribute(ofLink), ofLink).toBe(shown().getAttribute(ofPicture));
  }
});

it('asks early for none where none is to be shown', () => {
  fetchPhoto(photos, new URLSearchParams('?tab=health'), true);
  fetchPhoto([], new URLSearchParams(), true);

  expect(early()).toBeNull();
  expect(ahead()).toBeNull();
});

it('has the photo where the panel is going to show it, until it does', () => {
  fetchPhoto(photos, new URLSearchParams('?image=2'), true);
  render(<CardFirst activeId="12">{media(2)}</CardFirst>);
  for (const attribute of ['src', 'srcset', 'sizes', 'referrerpolicy']) {
    expect(ahead()?.getAttribute(attribute), attribute).toBe(shown().getAttribute(attribute));
  }

  fireEvent.load(shown());

  expect(ahead()).toBeNull();
});

it.each([
  ['it cannot be loaded', () => fireEvent.error(ahead() ?? document.body)],
  ['the panel never comes', () => vi.advanceTimersByTime(10_000)],
])('does not leave a photo lying over the page when %s', (_why, happens) => {
  vi.useFakeTimers();
  fetchPhoto(photos, new URLSearchParams(), true);
  expect(ahead()).not.toBeNull();

  happens();

  expect(ahead()).toBeNull();
  vi.useRealTimers();
});

it('lets what else the page is made of come once the photo is there', () => {
  function Rest() {
    return useCardFirst().there ? <p>the rest</p> : null;
  }
  render(
    <CardFirst activeId="12">
      {media(1)}
      <Rest />
    </CardFirst>,
  );
  expect(screen.queryByText('the rest')).toBeNull();

  fireEvent.load(shown());

  expect(screen.getByText('the rest')).toBeDefined();
});
