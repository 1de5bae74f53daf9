import { CircleCheck, CircleStop, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Button, DialogActions, Progress } from '@/components/ui';
import type { ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import type { MediaDownload } from '../hooks/use-media-download.ts';

interface DownloadProgressProps {
  download: MediaDownload;
  underWay: boolean;
  stopping: boolean;
  refusal: ApiError | null;
  onStop(): void;
  onResume(): void;
  onClose(): void;
}

const shownFailures = 50;

export function DownloadProgress({ download, underWay, stopping, refusal, onStop, onResume, onClose }: DownloadProgressProps) {
  const { t } = useTranslation(['media', 'common']);
  const format = useFormat();
  const { state, cards, cardsTotal, files, failed, bytes, failures, resumable } = download;
  const counted =
    cardsTotal === null || cardsTotal === undefined
      ? t('download.cards', { count: cards, cards: format.number(cards) })
      : t('download.cardsOf', { count: cardsTotal, cards: format.number(cards), total: format.number(cardsTotal) });
  const written = t('download.files', { count: files, files: format.number(files), megabytes: format.decimal(Math.round(bytes / 100_000) / 10) });
  const Icon = state === 'DONE' && failed === 0 ? CircleCheck : state === 'STOPPED' ? CircleStop : TriangleAlert;
  return (
    <div className="flex flex-col gap-3" data-testid="media-download" data-state={state}>
      {underWay ? (
        <Progress label={t('download.progress')} share={cardsTotal ? cards / cardsTotal : null} text={counted} />
      ) : (
        <p role="status" className="flex items-start gap-2 font-medium">
          <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${state === 'DONE' && failed === 0 ? 'text-good' : 'text-warn'}`} />
          {t(`download.state.${state}`)}
        </p>
      )}
      <p className="text-muted tabular-nums">
        {counted}, {written}
      </p>
      {underWay && <p className="text-xs text-muted text-pretty">{t('download.where')}</p>}
      {failed > 0 && <p className="text-bad">{t('download.failed', { count: failed, files: format.number(failed) })}</p>}
      {failures.length > 0 && (
        <ul aria-label={t('download.failures')} className="max-h-40 overflow-y-auto rounded-md border text-xs">
          {failures.slice(0, shownFailures).map(({ nmId, vendorCode, number, reason }) => (
            <li key={`${nmId}-${number}`} className="border-b px-2 py-1 last:border-b-0">
              <span className="font-mono">{vendorCode || nmId}</span> {number === 0 ? t('download.theVideo') : t('download.thePhoto', { number })}:{' '}
              <span className="text-muted">{reason}</span>
            </li>
          ))}
        </ul>
      )}
      {refusal && <InlineError error={refusal} />}
      <DialogActions>
        {underWay ? (
          <Button busy={stopping} onClick={onStop}>
            {t('download.stop')}
          </Button>
        ) : (
          resumable && (
            <Button look="primary" onClick={onResume}>
              {t('download.resume')}
            </Button>
          )
        )}
        <Button onClick={onClose}>{t('common:close')}</Button>
      </DialogActions>
    </div>
  );
}
