import { closestCenter, DndContext, KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors, type Announcements, type DragEndEvent, type UniqueIdentifier } from '@dnd-kit/core';
import { rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { ImagePlus } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { imageSources, type WbPhoto } from '@/components/media';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Button, Dialog, DialogActions } from '@/components/ui';
import { Refusals, useDraft, useLeaving } from '@/features/card-editing';
import { shopQuery } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useFileDrop } from '@/lib/hooks/use-file-drop.ts';
import { mediaArrange, mediaRules } from '../api/arrange-documents.ts';
import { useArrangement } from '../hooks/use-arrangement.ts';
import { differenceOf, filesOf, toInput } from '../model/arrangement.ts';
import type { MediaRules } from '../model/media-check.ts';
import { LinkForm } from './link-form.tsx';
import { PhotoTile } from './photo-tile.tsx';
import { PickFiles } from './pick-files.tsx';
import { VideoChoice } from './video-choice.tsx';

interface ArrangeDialogProps {
  nmId: string;
  /** What the card is called. */
  label: string;
  photos: readonly WbPhoto[];
  hasVideo: boolean;
  shopId: string;
  onClose(): void;
}

const photoTypes = 'image/jpeg,image/png,image/webp,image/bmp,image/gif';
const videoTypes = 'video/mp4,video/quicktime';

/** The photos and the video that a card is to have, as a draft. Fetched when it is first opened. */
export default function ArrangeDialog(props: ArrangeDialogProps) {
  const { t } = useTranslation('arrange');
  const rules = useQuery({ ...shopQuery(mediaRules, {}, props.shopId), staleTime: Infinity });
  const leaving = useLeaving(props.onClose);
  const [lifted, setLifted] = useState(false);
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t('title')} description={props.label} width="wide" keysTaken={lifted}>
        {rules.data ? (
          <ArrangeForm {...props} rules={rules.data.mediaRules} onDirty={leaving.onDirty} onDone={leaving.onDone} onLift={setLifted} />
        ) : rules.error ? (
          <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
        ) : (
          <SkeletonLines lines={8} />
        )}
      </Dialog>
      {leaving.question}
    </>
  );
}

interface ArrangeFormProps extends Omit<ArrangeDialogProps, 'onClose'> {
  rules: MediaRules;
  onDirty(dirty: boolean): void;
  onDone(): void;
  /** A photo is being dragged, or no longer is: keys are its own meanwhile. */
  onLift(lifted: boolean): void;
}

export function ArrangeForm({ nmId, photos: present, hasVideo, shopId, rules, onDirty, onDone, onLift }: ArrangeFormProps) {
  const { t } = useTranslation(['arrange', 'editing']);
  const format = useFormat();
  // The card may be read anew meanwhile; its numbers are those it was opened with, and the server says when they no longer are.
  const [before] = useState(present);
  const arranging = useArrangement(before.length, shopId, rules);
  const { arrangement, refused: refusedFiles } = arranging;
  const { photos } = arrangement;
  const difference = differenceOf(arrangement, before.length);
  const files = filesOf(arrangement);
  const { draft, refused } = useDraft(mediaArrange, shopId, (result) => result.mediaArrange, onDone);
  const input = difference.any && photos.length > 0 ? toInput(nmId, arrangement) : null;
  const over = useFileDrop(arranging.addFiles);
  useEffect(() => onDirty(difference.any), [onDirty, difference.any]);

  const full = photos.length >= rules.maxPhotos;
  const refusalAt = (at: number) => refused.find(({ path }) => path[0] === 'photos' && path[1] === String(at))?.message;
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
        if (input && !draft.isPending) draft.mutate({ input });
      }}
    >
      <section aria-label={t('photos')} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="mr-auto font-semibold">
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
                sources={imageSources(known?.c246x328, known?.tm, known?.big)}
                accept={photoTypes}
                refusal={refusalAt(at)}
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
        <Refusals errors={refused.filter(({ path }) => path[0] !== 'photos')} />
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

interface SortableProps {
  photos: readonly { key: string }[];
  onMove(key: string, to: number): void;
  onLift(lifted: boolean): void;
  children: ReactNode;
}

function Sortable({ photos, onMove, onLift, children }: SortableProps) {
  const { t } = useTranslation('arrange');
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    // A finger that moves at once scrolls.
    useSensor(TouchSensor, { activationConstraint: { delay: 200, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const order = photos.map(({ key }) => key);
  const placeOf = (id: UniqueIdentifier | undefined) => order.indexOf(String(id)) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('drag.lifted', { place: placeOf(active.id), of: order.length }),
    onDragOver: ({ over }) => (over ? t('drag.over', { place: placeOf(over.id), of: order.length }) : undefined),
    onDragEnd: ({ active, over }) => t('drag.dropped', { place: placeOf(over?.id ?? active.id), of: order.length }),
    onDragCancel: () => t('drag.left'),
  };
  const drop = ({ active, over }: DragEndEvent) => {
    onLift(false);
    if (over && over.id !== active.id) onMove(String(active.id), order.indexOf(String(over.id)));
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragStart={() => onLift(true)} onDragEnd={drop} onDragCancel={() => onLift(false)} accessibility={{ announcements, screenReaderInstructions: { draggable: t('drag.how') } }}>
      <SortableContext items={order} strategy={rectSortingStrategy}>
        <ol aria-label={t('order')} className="grid grid-cols-3 gap-2 sm:grid-cols-5">
          {children}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
