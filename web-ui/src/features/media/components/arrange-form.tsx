import { clsx } from 'clsx';
import { ImagePlus, RefreshCw } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DialogActions } from '@/components/ui';
import { Refusals, useDraft } from '@/features/card-editing';
import type { MediaEditQuery } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useFileDrop } from '@/lib/hooks/use-file-drop.ts';
import { mediaArrange } from '../api/arrange-documents.ts';
import { useArrangement } from '../hooks/use-arrangement.ts';
import { differenceOf, filesOf, toInput } from '../model/arrangement.ts';
import type { MediaRules } from '../model/media-check.ts';
import { LinkForm } from './link-form.tsx';
import { PhotoTile } from './photo-tile.tsx';
import { PickFiles } from './pick-files.tsx';
import { Sortable } from './sortable.tsx';
import { VideoChoice } from './video-choice.tsx';

const photoTypes = 'image/jpeg,image/png,image/webp,image/bmp,image/gif';
const videoTypes = 'video/mp4,video/quicktime';
/** Refusals that only another look at the card helps against. */
const readAgainCodes = ['PHOTOS_CHANGED', 'OPENED_INVALID', 'OPENED_MISSING'];

export type MediaEdit = NonNullable<MediaEditQuery['mediaEdit']['edit']>;

interface ArrangeFormProps {
  /** What the card showed when it was read; the server says when it no longer does. */
  edit: MediaEdit;
  /** It was read again, and what had been arranged is lost. */
  anew: boolean;
  shopId: string;
  rules: MediaRules;
  onReadAgain(): void;
  onDirty(dirty: boolean): void;
  onDone(): void;
  /** A photo is being dragged, or no longer is: keys are its own meanwhile. */
  onLift(lifted: boolean): void;
}

/** The photos and the video of a card, put together anew out of what it shows. */
export function ArrangeForm({ edit, anew, shopId, rules, onReadAgain, onDirty, onDone, onLift }: ArrangeFormProps) {
  const { t } = useTranslation(['arrange', 'editing']);
  const format = useFormat();
  const { nmId, photos: before, hasVideo } = edit;
  const opened = before.flatMap(({ look }) => look ?? []);
  const unreadable = before.filter(({ look }) => !look).map(({ number }) => number);
  const arranging = useArrangement(before.length, shopId, rules);
  const { arrangement, refused: refusedFiles } = arranging;
  const { photos } = arrangement;
  const difference = differenceOf(arrangement, before.length);
  const files = filesOf(arrangement);
  const { draft, refused } = useDraft(mediaArrange, shopId, (result) => result.mediaArrange, onDone);
  const input = difference.any && photos.length > 0 && unreadable.length === 0 ? toInput(nmId, opened, arrangement) : null;
  const over = useFileDrop(arranging.addFiles);
  useEffect(() => onDirty(difference.any), [onDirty, difference.any]);
  useEffect(() => () => onDirty(false), [onDirty]);

  const full = photos.length >= rules.maxPhotos;
  // A refusal names a photo by its place when it was sent; it may have another by now.
  const [sent, setSent] = useState<readonly string[]>([]);
  const refusedPhoto = ({ path }: { path: readonly string[] }) => (path[0] === 'photos' ? sent[Number(path[1])] : undefined);
  const refusalOf = (key: string) => refused.find((error) => refusedPhoto(error) === key)?.message;
  const shown = new Set(photos.map(({ key }) => key));
  const outdated = refused.some(({ code }) => readAgainCodes.includes(code));
  const elsewhere = refused.filter((error) => !shown.has(refusedPhoto(error) ?? ''));
  const takes = {
    max: rules.maxPhotos,
    width: format.number(rules.minWidth),
    height: format.number(rules.minHeight),
    size: format.bytes(rules.maxPhotoBytes),
    formats: rules.photoFormats.join(', '),
  };
  const told = [
    difference.added > 0 && t('told.added', { count: difference.added }),
    difference.removed > 0 && t('told.removed', { count: difference.removed }),
    difference.reordered && t('told.reordered'),
    difference.newVideo && t('told.video'),
  ].filter((part) => part !== false);

  return (
    <form
      className={clsx('flex flex-col gap-4 rounded-lg', over && 'outline-2 outline-offset-4 outline-accent outline-dashed')}
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!input || draft.isPending) return;
        setSent(photos.map(({ key }) => key));
        draft.mutate({ input });
      }}
    >
      {anew && (
        <p role="status" className="rounded-md bg-accent-soft px-3 py-2 text-accent-ink text-pretty">
          {t('anew')}
        </p>
      )}
      {unreadable.length > 0 && (
        <ReadAgain onReadAgain={onReadAgain}>{t('unreadable', { count: unreadable.length, places: unreadable.join(', ') })}</ReadAgain>
      )}
      <section aria-label={t('photos')} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="mr-auto font-semibold max-sm:basis-full">
            {t('photos')} <span className="font-normal text-muted tabular-nums">{t('count', { count: photos.length, max: rules.maxPhotos })}</span>
          </h3>
          <PickFiles accept={photoTypes} label={t('add')} multiple disabled={full} onFiles={(chosen) => arranging.addFiles(chosen)}>
            <ImagePlus />
          </PickFiles>
          <LinkForm label={t('photoLink')} disabled={full} onLink={arranging.addLink} />
        </div>
        <Sortable photos={photos} onMove={arranging.move} onLift={onLift}>
          {photos.map((photo, at) => {
            const known = photo.kind === 'kept' ? before[photo.number - 1] : undefined;
            return (
              <PhotoTile
                key={photo.key}
                photo={photo}
                place={at + 1}
                count={photos.length}
                preview={known?.preview ?? null}
                unreadable={known !== undefined && !known.look}
                accept={photoTypes}
                refusal={refusalOf(photo.key)}
                onMove={(to) => arranging.move(photo.key, to)}
                onReplace={(chosen) => arranging.addFiles(chosen.slice(0, 1), photo.key)}
                onRemove={() => arranging.remove(photo.key)}
                onAgain={() => arranging.again(photo)}
              />
            );
          })}
        </Sortable>
        {photos.length === 0 && <p className="rounded-lg border border-dashed border-line-strong px-4 py-8 text-center text-muted">{t('none')}</p>}
        <p className="text-xs text-muted text-pretty">{t('takes', takes)}</p>
        {refusedFiles.length > 0 && (
          <div role="alert">
          <ul aria-label={t('refused.title')} className="flex flex-col gap-0.5 rounded-md bg-bad-soft px-3 py-2 text-bad">
            {refusedFiles.map(({ name, reason }, at) => (
              <li key={at} className="break-words">
                <span className="font-medium">{name}</span>: {t(`refused.${reason}`, takes)}
              </li>
            ))}
          </ul>
          </div>
        )}
      </section>
      <VideoChoice
        video={arrangement.video}
        present={hasVideo}
        accept={videoTypes}
        rules={rules}
        // Without a copy of its own, Wildberries is given back what it has.
        again={hasVideo && arrangement.video.kind === 'kept' && (difference.reordered || difference.removed > 0)}
        onFile={(file) => arranging.addFiles([file])}
        onVideo={arranging.setVideo}
      />
      <div className="sticky bottom-0 -mx-5 -mb-5 border-t bg-surface px-5 py-3 sm:-bottom-[10vh] sm:rounded-b-xl">
        {outdated ? (
          <ReadAgain onReadAgain={onReadAgain}>{elsewhere.map(({ message }) => message).join(' ')}</ReadAgain>
        ) : (
          <Refusals errors={elsewhere} />
        )}
        <DialogActions>
          <span role="status" className="mr-auto self-center text-muted">
            {files.sending > 0 ? t('told.sending', { count: files.sending }) : files.failed > 0 ? t('told.failed', { count: files.failed }) : told.join(', ')}
          </span>
          {difference.any && <Button onClick={arranging.reset}>{t('reset')}</Button>}
          <Button look="primary" type="submit" busy={draft.isPending} disabled={!input}>
            {t('editing:draft')}
          </Button>
        </DialogActions>
      </div>
    </form>
  );
}

function ReadAgain({ onReadAgain, children }: { onReadAgain(): void; children: ReactNode }) {
  const { t } = useTranslation('arrange');
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 rounded-md bg-bad-soft px-3 py-2 text-bad">
      <p className="min-w-0 flex-1 basis-64 text-pretty">{children}</p>
      <Button size="sm" needsHost onClick={onReadAgain}>
        <RefreshCw />
        {t('readAgain')}
      </Button>
    </div>
  );
}
