import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, Checkbox, Dialog, DialogActions, Field, Input, Select } from '@/components/ui';
import type { MediaPhotoSize, MediaVideoChoice, ProductFilter } from '@/generated/graphql/graphql.ts';
import { useMediaDownload } from '../hooks/use-media-download.ts';
import { DownloadProgress } from './download-progress.tsx';

/** Cards by their articles, or all that pass a filter. */
export type DownloadScope = { ids: readonly string[] } | { filter: ProductFilter; count: number };

interface DownloadDialogProps {
  scope: DownloadScope;
  /** How many cards, in words. */
  description: string;
  shopId: string;
  onClose(): void;
}

const sizes = ['BIG', 'C516X688', 'C246X328', 'SQUARE', 'TM'] as const satisfies readonly MediaPhotoSize[];
const videos = ['FULL', 'SMALL', 'NONE'] as const satisfies readonly MediaVideoChoice[];
const standard = '{vendorCode}/{n}.{ext}';

/** What is to be in a ZIP of photos and video, and then how far it is. */
export function DownloadDialog({ scope, description, shopId, onClose }: DownloadDialogProps) {
  const { t } = useTranslation(['media', 'common']);
  const [photos, setPhotos] = useState(true);
  const [size, setSize] = useState<MediaPhotoSize>('BIG');
  const [video, setVideo] = useState<MediaVideoChoice>('FULL');
  const [names, setNames] = useState(standard);
  const archive = useMediaDownload(shopId);
  const chosen = { photos, size, video, names: names.trim() === '' ? standard : names.trim() };
  const nothing = !photos && video === 'NONE';

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (nothing) return;
    archive.start('ids' in scope ? { ...chosen, nmIds: [...scope.ids] } : { ...chosen, filter: scope.filter, expectedCount: scope.count });
  };

  return (
    <Dialog open onClose={onClose} title={t('download.title')} description={description}>
      {archive.download ? (
        <DownloadProgress
          download={archive.download}
          underWay={archive.underWay}
          stopping={archive.stopping}
          refusal={archive.refusal}
          onStop={archive.stop}
          onResume={() => archive.resume(chosen)}
          onClose={onClose}
        />
      ) : (
        <form className="flex flex-col gap-4" onSubmit={onSubmit}>
          <div className="flex flex-col gap-1">
            <Checkbox checked={photos} onChange={(event) => setPhotos(event.target.checked)}>
              {t('download.photos')}
            </Checkbox>
            {photos && (
              <Field label={t('download.size')}>
                {(control) => (
                  <Select {...control} value={size} onChange={(event) => setSize(event.target.value as MediaPhotoSize)}>
                    {sizes.map((known) => (
                      <option key={known} value={known}>
                        {t(`download.sizeIs.${known}`)}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            )}
          </div>
          <Field label={t('download.video')}>
            {(control) => (
              <Select {...control} value={video} onChange={(event) => setVideo(event.target.value as MediaVideoChoice)}>
                {videos.map((known) => (
                  <option key={known} value={known}>
                    {t(`download.videoIs.${known}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('download.names')} hint={t('download.namesHint')} error={nothing ? t('download.nothing') : undefined}>
            {(control) => <Input {...control} value={names} maxLength={200} spellCheck={false} className="font-mono" onChange={(event) => setNames(event.target.value)} />}
          </Field>
          {archive.refusal && <InlineError error={archive.refusal} />}
          <DialogActions>
            <Button onClick={onClose}>{t('common:cancel')}</Button>
            <Button type="submit" look="primary" busy={archive.preparing} disabled={nothing}>
              {t('download.start')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  );
}
