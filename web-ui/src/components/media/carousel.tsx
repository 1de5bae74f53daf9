import useEmblaCarousel from 'embla-carousel-react';
import { clsx } from 'clsx';
import { ChevronLeft, ChevronRight, Maximize2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonStyle } from '@/components/ui';
import { slideSizes } from './image-sources.ts';
import { Picture } from './picture.tsx';

export interface Slide {
  key: string;
  /** The best first. */
  sources: readonly string[];
  /** The sizes of the first source that the browser may choose from. */
  srcSet?: string | undefined;
  thumbnail: readonly string[];
}

interface CarouselProps {
  label: string;
  slides: readonly Slide[];
  /** From 0. */
  index: number;
  onIndex(index: number): void;
  /** The picture that is looked at is there, or never will be. */
  onSeen?: (() => void) | undefined;
  /** Shows the picture larger; without it there is no way to. */
  onEnlarge?: (() => void) | undefined;
}

/** Pictures one at a time: swipe, buttons, thumbnails, and the arrow, Home and End keys. */
export function Carousel({ label, slides, index, onIndex, onSeen, onEnlarge }: CarouselProps) {
  const { t } = useTranslation();
  const [viewport, embla] = useEmblaCarousel({ startIndex: index, duration: 18 });
  const thumbs = useRef<HTMLDivElement>(null);
  const last = slides.length - 1;
  // The pictures beside it must not take the line from the one that is looked at.
  const [seen, setSeen] = useState(false);
  const settled = useCallback(() => {
    setSeen(true);
    onSeen?.();
  }, [onSeen]);

  useEffect(() => {
    if (!embla) return;
    const report = () => onIndex(embla.selectedScrollSnap());
    embla.on('select', report);
    return () => {
      embla.off('select', report);
    };
  }, [embla, onIndex]);

  useEffect(() => {
    if (embla && embla.selectedScrollSnap() !== index) embla.scrollTo(index);
    thumbs.current?.children[index]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [embla, index]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onEnlarge && event.target === event.currentTarget.querySelector('[data-pictures]')) {
      event.preventDefault();
      return onEnlarge();
    }
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[event.key];
    if (to === undefined || to < 0 || to > last) return;
    event.preventDefault();
    onIndex(to);
  };

  const arrow = buttonStyle({ look: 'plain', size: 'icon', className: 'absolute top-1/2 -translate-y-1/2 rounded-full! shadow-sm disabled:hidden' });
  return (
    <section aria-roledescription={t('carousel.role')} aria-label={label} className="flex flex-col gap-2" onKeyDown={onKeyDown}>
      <div className="relative overflow-hidden rounded-lg border bg-sunken">
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys work here */}
        <div ref={viewport} data-pictures className="overflow-hidden -outline-offset-2" tabIndex={0} role="group" aria-label={t('carousel.pictures')}>
          <div className="flex touch-pan-y">
            {slides.map((slide, at) => (
              <div
                key={slide.key}
                role="group"
                aria-roledescription={t('carousel.slide')}
                aria-label={t('carousel.position', { index: at + 1, count: slides.length })}
                aria-hidden={at !== index}
                className="h-[min(52dvh,30rem)] min-w-0 flex-[0_0_100%]"
              >
                {Math.abs(at - index) <= (seen ? 2 : 0) && (
                  <Picture
                    sources={slide.sources}
                    srcSet={slide.srcSet}
                    sizes={slideSizes}
                    alt={`${label}, ${t('carousel.position', { index: at + 1, count: slides.length })}`}
                    failure={t('carousel.failed')}
                    eager={at === index}
                    onSettled={settled}
                    className="size-full"
                  />
                )}
              </div>
            ))}
          </div>
        </div>
        <button type="button" className={clsx(arrow, 'left-2')} aria-label={t('carousel.previous')} disabled={index <= 0} onClick={() => onIndex(index - 1)}>
          <ChevronLeft />
        </button>
        <button type="button" className={clsx(arrow, 'right-2')} aria-label={t('carousel.next')} disabled={index >= last} onClick={() => onIndex(index + 1)}>
          <ChevronRight />
        </button>
        {onEnlarge && (
          <button
            type="button"
            className={buttonStyle({ look: 'plain', size: 'icon', className: 'absolute top-2 right-2 shadow-sm' })}
            aria-label={t('carousel.enlarge')}
            title={t('carousel.enlarge')}
            onClick={onEnlarge}
          >
            <Maximize2 />
          </button>
        )}
        <p aria-live="polite" className="absolute right-2 bottom-2 rounded bg-black/70 px-1.5 py-0.5 text-xs text-white tabular-nums" data-testid="carousel-counter">
          {index + 1} / {slides.length}
        </p>
      </div>
      {slides.length > 1 && (
        <div ref={thumbs} className="flex gap-1.5 overflow-x-auto p-0.5">
          {slides.map((slide, at) => (
            <button
              key={slide.key}
              type="button"
              aria-label={t('carousel.show', { index: at + 1 })}
              aria-current={at === index}
              className={clsx(
                'h-14 w-[2.625rem] shrink-0 overflow-hidden rounded border bg-sunken',
                at === index ? 'border-accent ring-1 ring-accent' : 'hover:border-line-strong',
              )}
              onClick={() => onIndex(at)}
            >
              <Picture sources={slide.thumbnail} alt="" className="size-full" />
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
