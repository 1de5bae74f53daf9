import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { clsx } from 'clsx';
import { ArrowLeft, ArrowRight, ImageOff, ImageUp, Link as LinkIcon, RotateCcw, Trash2 } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Picture } from '@/components/media';
import { IconButton, Progress } from '@/components/ui';
import type { ArrangedPhoto } from '../model/arrangement.ts';
import { PickFiles } from './pick-files.tsx';

interface PhotoTileProps {
  photo: ArrangedPhoto;
  /** From 1. */
  place: number;
  count: number;
  /** Of a photo that the card has: what was looked at, as a data: address. Its own address may show what a cache still has. */
  preview: string | null;
  /** The card has it, and nobody can tell what it shows. */
  unreadable: boolean;
  accept: string;
  /** Why the server would not have it. */
  refusal: string | undefined;
  onMove(to: number): void;
  onReplace(files: readonly File[]): void;
  onRemove(): void;
  onAgain(): void;
}

const quiet = { look: 'quiet', size: 'icon-xs' } as const;

/** A photo to be dragged, and buttons for who does not drag. */
export function PhotoTile({ photo, place, count, preview, unreadable, accept, refusal, onMove, onReplace, onRemove, onAgain }: PhotoTileProps) {
  const { t } = useTranslation('arrange');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id: photo.key });
  const failed = photo.kind === 'file' && photo.sending.state === 'failed';
  const problem = refusal ?? (photo.kind === 'file' && photo.sending.state === 'failed' ? photo.sending.error.message || t('notSent') : undefined);
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx('flex min-w-0 flex-col rounded-lg border bg-surface', isDragging && 'relative z-1 shadow-pop', problem && 'border-bad')}
    >
      <div className="relative">
        <button
          ref={setActivatorNodeRef}
          type="button"
          {...attributes}
          {...listeners}
          aria-label={t('photo.drag', { place, count })}
          className="relative aspect-3/4 w-full cursor-grab touch-manipulation overflow-hidden rounded-t-lg bg-sunken"
        >
          <TilePicture photo={photo} preview={preview} unreadable={unreadable} />
        </button>
        <span className="pointer-events-none absolute top-1 left-1 rounded bg-surface/90 px-1.5 text-2xs font-semibold text-ink tabular-nums">{place === 1 ? t('photo.main') : place}</span>
        {photo.kind !== 'kept' && <span className="pointer-events-none absolute top-1 right-1 rounded bg-accent px-1.5 text-2xs font-medium text-on-accent">{t('photo.new')}</span>}
        {photo.kind === 'file' && photo.sending.state === 'sending' && (
          <div className="pointer-events-none absolute inset-x-1.5 bottom-1.5">
            <Progress label={t('sending', { name: photo.file.name })} share={photo.sending.share} />
          </div>
        )}
      </div>
      <div className="flex flex-wrap justify-between px-0.5 py-0.5">
        <IconButton {...quiet} label={t('photo.left', { place })} disabled={place === 1} onClick={() => onMove(place - 2)}>
          <ArrowLeft />
        </IconButton>
        <IconButton {...quiet} label={t('photo.right', { place })} disabled={place === count} onClick={() => onMove(place)}>
          <ArrowRight />
        </IconButton>
        {failed ? (
          <IconButton {...quiet} label={t('photo.again', { place })} onClick={onAgain}>
            <RotateCcw />
          </IconButton>
        ) : (
          <PickFiles look="icon" accept={accept} label={t('photo.replace', { place })} onFiles={onReplace}>
            <ImageUp />
          </PickFiles>
        )}
        <IconButton {...quiet} label={t(photo.kind === 'file' && photo.sending.state === 'sending' ? 'photo.cancel' : 'photo.remove', { place })} onClick={onRemove}>
          <Trash2 />
        </IconButton>
      </div>
      {problem && (
        <p role="alert" className="px-2 pb-1.5 text-2xs break-words text-bad">
          {problem}
        </p>
      )}
    </li>
  );
}

function TilePicture({ photo, preview, unreadable }: { photo: ArrangedPhoto; preview: string | null; unreadable: boolean }) {
  const { t } = useTranslation('arrange');
  const style = 'size-full object-cover';
  if (photo.kind === 'kept') {
    if (!unreadable) return <Picture sources={preview === null ? [] : [preview]} alt="" className={style} />;
    return (
      <span className="flex size-full flex-col items-center justify-center gap-1 bg-bad-soft p-2 text-bad">
        <ImageOff className="size-5" aria-hidden="true" />
        <span className="text-2xs">{t('photo.unreadable')}</span>
      </span>
    );
  }
  if (photo.kind === 'file') return <FilePicture file={photo.file} className={style} />;
  return (
    <span className="flex size-full flex-col items-center justify-center gap-1 p-2 text-muted">
      <LinkIcon className="size-5" aria-hidden="true" />
      <span className="line-clamp-3 text-2xs break-all">{photo.link}</span>
    </span>
  );
}

/** A file of this computer, which no server knows yet. */
function FilePicture({ file, className }: { file: File; className: string }) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const made = URL.createObjectURL(file);
      image.src = made;
      return () => URL.revokeObjectURL(made);
    },
    [file],
  );
  return <img ref={show} alt="" draggable={false} className={className} />;
}
