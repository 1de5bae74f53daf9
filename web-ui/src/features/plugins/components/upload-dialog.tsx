import { CircleAlert, FileArchive } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, DialogActions, Progress } from '@/components/ui';
import type { ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import type { UploadState, useUpload } from '../hooks/use-upload.ts';
import { mostBytes } from '../model/package-file.ts';
import { UploadReportView } from './upload-report.tsx';

interface UploadDialogProps {
  upload: ReturnType<typeof useUpload>;
  onClose(): void;
  onInstalling(id: string, jobId: string): void;
}

/** From choosing the file to what the host says of it. Nothing is installed before that was seen. */
export function UploadDialog({ upload, onClose, onInstalling }: UploadDialogProps) {
  const { t } = useTranslation('plugins');
  const input = useRef<HTMLInputElement>(null);
  const { state, choose } = upload;
  const chooseFile = () => input.current?.click();
  return (
    <Dialog open onClose={onClose} width="wide" title={t('upload.title')} description={t('upload.description')}>
      <input
        ref={input}
        hidden
        type="file"
        accept=".zip,application/zip"
        data-testid="plugin-file"
        onChange={(event) => {
          choose([...(event.target.files ?? [])]);
          // The same file may be chosen again, changed since.
          event.target.value = '';
        }}
      />
      <UploadStep state={state} upload={upload} onChoose={chooseFile} onClose={onClose} onInstalling={onInstalling} />
    </Dialog>
  );
}

interface UploadStepProps extends UploadDialogProps {
  state: UploadState;
  onChoose(): void;
}

function UploadStep({ state, upload, onChoose, onClose, onInstalling }: UploadStepProps) {
  switch (state.step) {
    case 'choosing':
      return <Choosing state={state} onChoose={onChoose} onClose={onClose} />;
    case 'sending':
    case 'reading':
      return <Sending state={state} onCancel={upload.restart} />;
    case 'refused':
      return <Refused state={state} onChoose={onChoose} onAgain={() => void upload.send(state.file)} />;
    case 'reported':
      return <UploadReportView key={state.report.digest} file={state.file} report={state.report} onChoose={onChoose} onInstalling={onInstalling} />;
  }
}

interface ChoosingProps {
  state: Extract<UploadState, { step: 'choosing' }>;
  onChoose(): void;
  onClose(): void;
}

function Choosing({ state, onChoose, onClose }: ChoosingProps) {
  const { t } = useTranslation(['plugins', 'common']);
  const format = useFormat();
  const most = format.bytes(mostBytes);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-4 py-8 text-center">
        <FileArchive className="size-6 text-muted" aria-hidden="true" />
        <p className="text-muted text-pretty">{t('upload.hint', { most })}</p>
        <Button look="primary" onClick={onChoose}>
          {t('upload.choose')}
        </Button>
      </div>
      {state.problem && (
        <Told>
          <p className="font-medium break-words">{t(`upload.problem.${state.problem}`, { name: state.name ?? '', most })}</p>
        </Told>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
      </DialogActions>
    </div>
  );
}

function Told({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="flex items-start gap-2 rounded-md bg-bad-soft px-3 py-2 text-bad">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

function FileLine({ file }: { file: File }) {
  const format = useFormat();
  return (
    <p className="flex min-w-0 items-center gap-2">
      <FileArchive className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className="truncate font-medium">{file.name}</span>
      <span className="shrink-0 text-muted tabular-nums">{format.bytes(file.size)}</span>
    </p>
  );
}

function Sending({ state, onCancel }: { state: Extract<UploadState, { step: 'sending' | 'reading' }>; onCancel: () => void }) {
  const { t } = useTranslation(['plugins', 'common']);
  const format = useFormat();
  const text = state.step === 'sending' ? t('upload.sending', { share: format.percent(state.share) }) : t('upload.reading');
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-2 py-4">
        <FileLine file={state.file} />
        <Progress label={t('upload.progress', { name: state.file.name })} share={state.step === 'sending' ? state.share : null} text={text} />
        <p className="text-xs text-muted tabular-nums" role="status">
          {text}
        </p>
      </div>
      <DialogActions>
        <Button onClick={onCancel}>{t('upload.cancel')}</Button>
      </DialogActions>
    </div>
  );
}

interface RefusedProps {
  state: Extract<UploadState, { step: 'refused' }>;
  onChoose(): void;
  onAgain(): void;
}

/** The one reason, and the two ways on. */
function Refused({ state, onChoose, onAgain }: RefusedProps) {
  const { t } = useTranslation(['plugins', 'common']);
  return (
    <div className="flex flex-col gap-4">
      <FileLine file={state.file} />
      <Told>
        <p className="font-medium">{t('upload.refused')}</p>
        <p className="text-pretty break-words">
          <Reason error={state.error} />
        </p>
      </Told>
      <DialogActions>
        <Button onClick={onAgain}>{t('common:retry')}</Button>
        <Button look="primary" onClick={onChoose}>
          {t('upload.another')}
        </Button>
      </DialogActions>
    </div>
  );
}

function Reason({ error }: { error: ApiError }) {
  const { t } = useTranslation(['plugins', 'common']);
  const format = useFormat();
  if (error.message) return error.message;
  if (error.details.reason === 'TOO_LARGE') return t('upload.tooLarge', { most: format.bytes(mostBytes) });
  return t(`common:error.${error.code}.title`);
}
