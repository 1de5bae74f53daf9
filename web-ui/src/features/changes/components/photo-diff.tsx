import { clsx } from 'clsx';
import { FileImage } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Picture } from '@/components/media';
import { smallAddress } from '@/features/media';
import { isAddress } from '../model/photo-list.ts';

interface PhotoDiffProps {
  /** Addresses, or names of files that are nowhere to be seen yet. */
  before: readonly string[];
  after: readonly string[];
}

/** Photos as they are and as they are to be, in order: what is new has a frame, what goes is faint. */
export function PhotoDiff({ before, after }: PhotoDiffProps) {
  const { t } = useTranslation('changes');
  return (
    <div className="flex flex-col gap-2 py-1">
      <Photos label={t('diff.before')} photos={before} others={after} kind="gone" />
      <Photos label={t('diff.after')} photos={after} others={before} kind="new" />
    </div>
  );
}

function Photos({ label, photos, others, kind }: { label: string; photos: readonly string[]; others: readonly string[]; kind: 'gone' | 'new' }) {
  const { t } = useTranslation('changes');
  if (photos.length === 0) return null;
  return (
    <div className="flex items-start gap-2">
      <span className="w-12 shrink-0 pt-1 text-xs text-muted">{label}</span>
      <ol aria-label={label} className="flex flex-wrap gap-1.5">
        {photos.map((photo, at) => {
          const alone = !others.includes(photo);
          const name = alone ? t(kind === 'new' ? 'diff.photoNew' : 'diff.photoGone', { number: at + 1 }) : t('diff.photo', { number: at + 1 });
          return (
            <li key={at} title={isAddress(photo) ? undefined : photo} className={clsx('relative h-16 w-12 overflow-hidden rounded border', alone && (kind === 'new' ? 'border-good outline-1 outline-good' : 'border-bad opacity-55'))}>
              {isAddress(photo) ? (
                <Picture sources={smallAddress(photo)} alt={name} failure={name} className="size-full bg-sunken" />
              ) : (
                <span className="flex size-full flex-col items-center justify-center gap-0.5 bg-sunken p-0.5 text-muted">
                  <FileImage className="size-4 shrink-0" aria-hidden="true" />
                  <span className="sr-only">{name}: </span>
                  <span className="line-clamp-2 text-2xs leading-tight break-all">{photo}</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
