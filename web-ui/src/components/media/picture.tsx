import { clsx } from 'clsx';
import { ImageOff } from 'lucide-react';
import { useImageFallback } from './use-image-fallback.ts';

interface PictureProps {
  sources: readonly string[];
  alt: string;
  className?: string;
  /** What stands there when no address loads; without it only an icon does. */
  failure?: string;
  eager?: boolean;
}

/** A picture that tries its smaller sizes before it gives up, and never shows the browser's broken one. */
export function Picture({ sources, alt, className, failure, eager = false }: PictureProps) {
  const { source, onError } = useImageFallback(sources);
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
  return (
    <img
      src={source}
      alt={alt}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      draggable={false}
      referrerPolicy="no-referrer"
      className={clsx('object-contain', className)}
      onError={onError}
    />
  );
}
