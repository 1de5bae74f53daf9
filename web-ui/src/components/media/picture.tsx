import { clsx } from 'clsx';
import { ImageOff } from 'lucide-react';
import { useEffect } from 'react';
import { useImageFallback } from './use-image-fallback.ts';

interface PictureProps {
  /** Tried one after the other, the best first. */
  sources: readonly string[];
  /** The sizes that the browser may choose from, while none has failed. */
  srcSet?: string | undefined;
  /** How wide it is shown, in the words of `sizes`. */
  sizes?: string;
  alt: string;
  className?: string;
  /** What stands there when no address loads; without it only an icon does. */
  failure?: string;
  /** It is what is looked at: it comes before others. */
  eager?: boolean;
  /** It is there, or never will be. */
  onSettled?: (() => void) | undefined;
}

/** A picture that tries its smaller sizes before it gives up, and never shows the browser's broken one. */
export function Picture({ sources, srcSet, sizes, alt, className, failure, eager = false, onSettled }: PictureProps) {
  const { source, onError } = useImageFallback(sources);
  useEffect(() => {
    if (source === null) onSettled?.();
  }, [source, onSettled]);
  if (source === null) {
    return (
      <div
        className={clsx('flex flex-col items-center justify-center gap-2 bg-sunken text-muted', className)}
        {...(failure ? { role: 'img', 'aria-label': `${alt} ${failure}`.trim() } : { 'aria-hidden': true })}
      >
        <ImageOff className={failure ? 'size-8' : 'size-4'} aria-hidden="true" />
        {failure && <span className="px-4 text-center text-xs">{failure}</span>}
      </div>
    );
  }
  const choice = source === sources[0] && srcSet ? { srcSet, sizes } : {};
  return (
    <img
      {...choice}
      src={source}
      alt={alt}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : 'auto'}
      decoding="async"
      draggable={false}
      referrerPolicy="no-referrer"
      className={clsx('object-contain', className)}
      onLoad={onSettled}
      onError={onError}
    />
  );
}
