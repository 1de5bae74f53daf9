import { clsx } from 'clsx';

export interface SharePart {
  key: string;
  label: string;
  /** A background class. */
  swatch: string;
  value: number;
}

/** What a whole is made of, as one thin bar; said in words by `text`. */
export function ShareBar({ parts, text, className }: { parts: readonly SharePart[]; text: string; className?: string }) {
  const sum = parts.reduce((total, { value }) => total + value, 0);
  return (
    <div role="img" aria-label={text} title={text} className={clsx('flex h-2 min-w-20 gap-px overflow-hidden rounded-full bg-sunken', className)}>
      {parts
        .filter(({ value }) => value > 0)
        .map(({ key, swatch, value }) => (
          <span key={key} className={clsx('min-w-0.5', swatch)} style={{ width: `${(value / sum) * 100}%` }} />
        ))}
    </div>
  );
}
