import { Download } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Carousel, imageSources, Picture, renditions, slideOf } from '@/components/media';
import { Button, toast } from '@/components/ui';
import { ArrangeButton, DownloadDialog, MediaHealth, mediaFilePath } from '@/features/media';
import { useCan } from '@/features/session';
import { useShops } from '@/features/shops';
import type { ProductByNmIdQuery } from '@/generated/graphql/graphql.ts';
import { files } from '@/lib/api';
import { useCardFirst } from '../hooks/use-card-first.tsx';
import { mp4Of } from '../model/video-address.ts';

type Product = NonNullable<ProductByNmIdQuery['product']>;

interface ProductMediaProps {
  product: Pick<Product, 'nmId' | 'title' | 'photos' | 'video'>;
  /** From 1; a number past the last picture means the last. */
  image: number;
  onImage(image: number): void;
  enlarged: boolean;
  onEnlarged(enlarged: boolean): void;
}

const loadLightbox = () => import('@/components/media/lightbox.tsx');
const Lightbox = lazy(loadLightbox);
const VideoPlayer = lazy(() => import('@/components/media/video').then(({ VideoPlayer: player }) => ({ default: player })));

/** A card's photos, one at a time and over the whole window, and its video. */
export function ProductMedia({ product, image, onImage, enlarged, onEnlarged }: ProductMediaProps) {
  const { t } = useTranslation(['products', 'media', 'common']);
  const { shopId } = useShops();
  const downloads = useCan('wb-media:download') && shopId !== null;
  const { arrived } = useCardFirst();
  const [choosing, setChoosing] = useState(false);
  const { photos, video } = product;
  const label = product.title || product.nmId;
  const slides = useMemo(
    () =>
      photos.map((photo, at) => ({
        key: String(at),
        ...slideOf(photo),
        thumbnail: imageSources(photo.tm, photo.c246x328),
      })),
    [photos],
  );
  const large = useMemo(
    () =>
      photos.map((photo, at) => ({
        renditions: renditions(photo),
        alt: `${label}, ${t('common:carousel.position', { index: at + 1, count: photos.length })}`,
      })),
    [photos, label, t],
  );
  const index = Math.min(Math.max(0, image - 1), Math.max(0, slides.length - 1));
  const show = useCallback((at: number) => onImage(at + 1), [onImage]);
  const enlargeable = large.every((slide) => slide.renditions.length > 0);
  const open = enlarged && slides.length > 0 && enlargeable;
  const close = () => onEnlarged(false);
  const save = (file: number | 'video') => void files.save(mediaFilePath(product.nmId, file), shopId).catch(() => toast('failed', t('media:download.refused')));

  // Fetched when the hand is near, so that it opens at once.
  useEffect(() => {
    if (slides.length > 0 && 'requestIdleCallback' in window) {
      const soon = requestIdleCallback(() => void loadLightbox().catch(() => undefined), { timeout: 5_000 });
      return () => cancelIdleCallback(soon);
    }
    return undefined;
  }, [slides.length]);

  return (
    <div className="flex flex-col gap-3">
      {slides.length > 0 ? (
        <Carousel
          key={product.nmId}
          label={label}
          slides={slides}
          index={index}
          onIndex={show}
          onSeen={arrived}
          onEnlarge={enlargeable ? () => onEnlarged(true) : undefined}
        />
      ) : (
        <Picture sources={[]} alt="" failure={t('detail.noPhotos')} className="h-48 rounded-lg border" />
      )}
      {shopId !== null && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <MediaHealth key={product.nmId} nmId={product.nmId} shopId={shopId} />
          <div className="flex flex-wrap gap-2">
            <ArrangeButton key={product.nmId} nmId={product.nmId} label={label} shopId={shopId} />
            {downloads && (slides.length > 0 || video) && (
              <Button size="sm" needsHost onClick={() => setChoosing(true)}>
                <Download />
                {t('media:download.button')}
              </Button>
            )}
          </div>
          {choosing && <DownloadDialog scope={{ ids: [product.nmId] }} description={label} shopId={shopId} onClose={() => setChoosing(false)} />}
        </div>
      )}
      {open && (
        <Suspense>
          <Lightbox slides={large} index={index} onIndex={show} onClose={close} onDownload={downloads ? (at) => save(at + 1) : undefined} />
        </Suspense>
      )}
      {video && (
        <Suspense fallback={<div className="pulse-block h-[min(38dvh,20rem)] rounded-lg" />}>
          <VideoPlayer key={product.nmId} label={label} hls={video} mp4={mp4Of(video)} poster={photos[0]?.big ?? undefined} onDownload={downloads ? () => save('video') : undefined} />
        </Suspense>
      )}
    </div>
  );
}
