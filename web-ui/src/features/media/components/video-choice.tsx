import { Film, Trash2, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Progress } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import type { ArrangedVideo } from '../model/arrangement.ts';
import type { MediaRules } from '../model/media-check.ts';
import { LinkForm } from './link-form.tsx';
import { PickFiles } from './pick-files.tsx';

interface VideoChoiceProps {
  video: ArrangedVideo;
  /** The card has one. */
  present: boolean;
  accept: string;
  rules: MediaRules;
  /** Wildberries is given the card's own video again. */
  again: boolean;
  onFile(file: File): void;
  onVideo(video: ArrangedVideo): void;
}

/** The one video of a card: kept, another, or none. */
export function VideoChoice({ video, present, accept, rules, again, onFile, onVideo }: VideoChoiceProps) {
  const { t } = useTranslation('arrange');
  const format = useFormat();
  const told = video.kind === 'kept' ? t(present ? 'video.kept' : 'video.none') : video.kind === 'removed' ? t('video.removed') : video.kind === 'link' ? video.link : video.file.name;
  const sending = video.kind === 'file' && video.sending.state === 'sending' ? video.sending.share : null;
  const failed = video.kind === 'file' && video.sending.state === 'failed' ? video.sending.error : null;
  return (
    <section aria-label={t('video.title')} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('video.title')}</h3>
      <div className="flex flex-wrap items-center gap-2">
        <p className="flex min-w-0 flex-1 basis-full items-center sm:basis-48 gap-2">
          <Film className="size-4 shrink-0 text-muted" aria-hidden="true" />
          <span className={`truncate ${video.kind === 'removed' ? 'text-bad' : ''}`}>{told}</span>
          {video.kind === 'file' && <span className="shrink-0 text-muted tabular-nums">{format.bytes(video.file.size)}</span>}
        </p>
        <PickFiles accept={accept} label={t(present ? 'video.replace' : 'video.add')} onFiles={([file]) => file && onFile(file)}>
          <Film />
        </PickFiles>
        <LinkForm label={t('video.link')} onLink={(link) => onVideo({ kind: 'link', link })} />
        {video.kind === 'kept' && present && (
          <Button onClick={() => onVideo({ kind: 'removed' })}>
            <Trash2 />
            {t('video.remove')}
          </Button>
        )}
        {video.kind !== 'kept' && (
          <Button onClick={() => onVideo({ kind: 'kept' })}>
            <Undo2 />
            {t('video.undo')}
          </Button>
        )}
      </div>
      {sending !== null && video.kind === 'file' && <Progress label={t('sending', { name: video.file.name })} share={sending} />}
      {failed && (
        <p role="alert" className="text-xs text-bad">
          {failed.message || t('notSent')}
        </p>
      )}
      <p className="text-xs text-muted text-pretty">{t('video.takes', { formats: rules.videoFormats.join(', '), size: format.bytes(rules.maxVideoBytes) })}</p>
      {again && <p className="rounded-md bg-warn-soft px-3 py-2 text-xs text-warn text-pretty">{t('video.again')}</p>}
    </section>
  );
}
