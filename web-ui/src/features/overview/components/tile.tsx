import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dot } from '@/components/ui';
import type { Tone } from '@/lib/format/freshness.ts';

interface TileProps {
  name: string;
  /** Where its whole area leads; nowhere for who may not go there. */
  to: LinkProps['to'] | null;
  /** Undefined while it is on its way, null when it could not be had. */
  value: ReactNode;
  tone?: Tone;
  note?: ReactNode;
  children?: ReactNode;
}

/** One figure of the platform's own, with what it means and where there is more. */
export function Tile({ name, to, value, tone, note, children }: TileProps) {
  const { t } = useTranslation(['overview', 'common']);
  return (
    <li className={`relative flex min-w-0 flex-col gap-1 bg-surface px-4 py-3.5 ${to ? 'transition-colors hover:bg-hover' : ''}`}>
      <h2 className="text-xs text-muted">
        {to ? (
          <Link to={to} className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-ink">
            {name}
          </Link>
        ) : (
          name
        )}
      </h2>
      {value === undefined ? (
        <div role="status" aria-label={t('common:loading')} className="pulse-block my-1 h-5 w-24" />
      ) : (
        <p className="text-xl font-semibold tracking-tight tabular-nums">{value ?? '–'}</p>
      )}
      <p className="flex items-center gap-1.5 text-xs text-muted tabular-nums">
        {tone && value !== undefined && <Dot tone={tone} />}
        {value === null ? t('tile.unknown') : note}
      </p>
      {children}
    </li>
  );
}
