import { Check, Copy, Download, ExternalLink } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Lightbox as Yarl } from 'yet-another-react-lightbox';
import { Thumbnails, Zoom } from 'yet-another-react-lightbox/plugins';
import 'yet-another-react-lightbox/plugins/thumbnails.css';
import 'yet-another-react-lightbox/styles.css';
import { copyText } from '@/lib/copy-text.ts';
import type { Rendition } from './image-sources.ts';

export interface LightboxSlide {
  /** The largest first; at least one. */
  renditions: readonly Rendition[];
  alt: string;
}

interface LightboxProps {
  slides: readonly LightboxSlide[];
  /** From 0. */
  index: number;
  onIndex(index: number): void;
  onClose(): void;
  /** Saves the picture as a file; without it there is no way to. */
  onDownload?: ((index: number) => void) | undefined;
}

/** Pictures over the whole window: swipe, arrow keys, thumbnails, zoom. A size that does not load gives way to the next smaller one. */
export default function Lightbox({ slides, index, onIndex, onClose, onDownload }: LightboxProps) {
  const { t } = useTranslation(['media', 'common']);
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set());
  const onError = useCallback((event: SyntheticEvent) => {
    const image = event.target;
    if (image instanceof HTMLImageElement) setFailed((known) => new Set([...known, image.currentSrc, image.src]));
  }, []);
  const pictures = useMemo(
    () =>
      slides.map(({ renditions, alt }) => {
        const left = renditions.filter(({ src }) => !failed.has(new URL(src, location.href).href));
        const [best] = left.length > 0 ? left : renditions;
        return { src: best?.src ?? '', width: best?.width ?? 0, height: best?.height ?? 0, alt, srcSet: left };
      }),
    [slides, failed],
  );
  const shown = pictures[index]?.src ?? '';
  return (
    <Yarl
      open
      close={onClose}
      slides={pictures}
      index={index}
      on={{ view: (view) => onIndex(view.index) }}
      plugins={[Zoom, Thumbnails]}
      carousel={{ finite: true, preload: 2, imageProps: { referrerPolicy: 'no-referrer' } }}
      thumbnails={{ width: 60, height: 80, border: 2, padding: 0, gap: 8, imageFit: 'cover', vignette: false }}
      zoom={{ maxZoomPixelRatio: 3, scrollToZoom: true }}
      animation={matchMedia('(prefers-reduced-motion: reduce)').matches ? { fade: 0, swipe: 0, zoom: 0 } : { fade: 120, swipe: 220 }}
      portal={{ container: { onErrorCapture: onError } }}
      controller={{ closeOnBackdropClick: true }}
      labels={{
        Previous: t('common:carousel.previous'),
        Next: t('common:carousel.next'),
        Close: t('common:close'),
        Slide: t('common:carousel.slide'),
        Carousel: t('common:carousel.role'),
        Lightbox: t('lightbox.label'),
        'Photo gallery': t('lightbox.label'),
        '{index} of {total}': t('common:carousel.position', { index: '{index}', count: '{total}' as unknown as number }),
        'Zoom in': t('lightbox.zoomIn'),
        'Zoom out': t('lightbox.zoomOut'),
        Thumbnails: t('lightbox.thumbnails'),
        'Show thumbnails': t('lightbox.showThumbnails'),
        'Hide thumbnails': t('lightbox.hideThumbnails'),
      }}
      toolbar={{
        buttons: [
          <span key="count" className="yarl__button pointer-events-none self-center font-mono text-sm tabular-nums" aria-hidden="true">
            {index + 1} / {slides.length}
          </span>,
          onDownload && (
            <button key="download" type="button" className="yarl__button" aria-label={t('download.one')} title={t('download.one')} onClick={() => onDownload(index)}>
              <Download className="yarl__icon p-1" />
            </button>
          ),
          <CopyAddress key="copy" address={new URL(shown, location.href).href} />,
          <a key="open" href={shown} target="_blank" rel="noreferrer" className="yarl__button" aria-label={t('lightbox.open')} title={t('lightbox.open')}>
            <ExternalLink className="yarl__icon p-1" />
          </a>,
          'close',
        ],
      }}
    />
  );
}

function CopyAddress({ address }: { address: string }) {
  const { t } = useTranslation(['media', 'common']);
  const [copied, setCopied] = useState('');
  useEffect(() => {
    if (copied === '') return;
    const timer = setTimeout(() => setCopied(''), 1_600);
    return () => clearTimeout(timer);
  }, [copied]);
  const label = copied === address ? t('common:copied') : t('lightbox.copy');
  const Icon = copied === address ? Check : Copy;
  return (
    <button type="button" className="yarl__button" aria-label={label} title={label} onClick={() => void copyText(address).then(() => setCopied(address))}>
      <Icon className="yarl__icon p-1" />
    </button>
  );
}
