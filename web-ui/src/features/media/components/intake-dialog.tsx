import { clsx } from 'clsx';
import { FileArchive } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, InlineError, SkeletonLines } from '@/components/state';
import { Button, Dialog, DialogActions, Progress } from '@/components/ui';
import { Refusals, useDraft, useLeaving } from '@/features/card-editing';
import type { MediaIntakeMode } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useFileDrop } from '@/lib/hooks/use-file-drop.ts';
import { mediaIntake } from '../api/arrange-documents.ts';
import { useArchive } from '../hooks/use-archive.ts';
import { useIntake, type IntakeRun } from '../hooks/use-intake.ts';
import { PickFiles } from './pick-files.tsx';

type Report = NonNullable<IntakeRun['report']>;

const modes = ['ADD', 'REPLACE'] as const satisfies readonly MediaIntakeMode[];

interface IntakeDialogProps {
  shopId: string;
  /** What is being looked at, or was; null before an archive was sent. It goes on when the dialog is closed. */
  run: string | null;
  onRun(run: string | null): void;
  onClose(): void;
}

/** Photos of many cards out of a ZIP, told by their vendor codes, as a draft. Fetched when it is first opened. */
export default function IntakeDialog(props: IntakeDialogProps) {
  const { t } = useTranslation('arrange');
  const leaving = useLeaving(props.onClose);
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t('intake.title')} description={t('intake.hint')} width="wide">
        <IntakeForm {...props} onDirty={leaving.onDirty} onDone={leaving.onDone} onClose={leaving.onClose} />
      </Dialog>
      {leaving.question}
    </>
  );
}

interface IntakeFormProps extends IntakeDialogProps {
  onDirty(dirty: boolean): void;
  onDone(): void;
}

export function IntakeForm({ shopId, run: id, onRun, onDirty, onDone, onClose }: IntakeFormProps) {
  const { t } = useTranslation(['arrange', 'editing', 'common']);
  const [chosen, setMode] = useState<MediaIntakeMode>('ADD');
  const intake = useIntake(shopId, id, onRun);
  const { run } = intake;
  const { state, choose, restart } = useArchive(shopId, (archive) => intake.begin(archive.id, chosen));
  const sending = state.step === 'sending';
  const over = useFileDrop(sending || id !== null ? null : choose);
  const mode = run?.mode ?? chosen;
  const { draft, refused } = useDraft(mediaIntake, shopId, (result) => result.mediaIntake, onDone);
  // What was sent can be come back to.
  useEffect(() => onDirty(sending), [onDirty, sending]);
  const ready = id !== null && run?.state === 'READY' && !!run.report && run.report.cardsTotal > 0 && !intake.beginning;
  const another = () => {
    intake.stop();
    restart();
    onRun(null);
  };
  return (
    <form
      className={clsx('flex flex-col gap-4 rounded-lg', over && 'outline-2 outline-offset-4 outline-accent outline-dashed')}
      aria-label={t('intake.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !draft.isPending) draft.mutate({ input: { id } });
      }}
    >
      <fieldset className="flex flex-col gap-1" disabled={sending || intake.beginning || draft.isPending}>
        <legend className="mb-1 text-xs font-medium">{t('intake.mode')}</legend>
        {modes.map((known) => (
          <label key={known} className="flex min-h-7 cursor-pointer items-center gap-2">
            <input
              type="radio"
              name="mode"
              className="size-4 accent-accent"
              checked={mode === known}
              onChange={() => {
                setMode(known);
                if (run?.archiveId) intake.begin(run.archiveId, known);
              }}
            />
            {t(`intake.modeIs.${known}`)}
          </label>
        ))}
      </fieldset>
      {id === null && state.step === 'choosing' ? (
        <ChooseArchive notZip={state.problem !== null} onFiles={choose} />
      ) : (
        <Archive file={state.step === 'choosing' ? null : state.file} share={sending ? state.share : null} onOther={another} />
      )}
      {id === null && state.step === 'failed' && <InlineError error={state.error} />}
      {intake.error && <ErrorState error={intake.error} onRetry={intake.retry} />}
      {(id !== null || intake.beginning) && (
        <div aria-live="polite" aria-busy={intake.beginning || intake.underWay} className="flex flex-col gap-4">
          {run === undefined && !intake.error && <SkeletonLines lines={5} />}
          {run && intake.underWay && <Looking run={run} stopping={intake.stopping} onStop={intake.stop} />}
          {run?.state === 'CANCELLED' && <p>{t('intake.cancelled')}</p>}
          {intake.gone && <p>{t('intake.gone')}</p>}
          {run?.report && <IntakeReport report={run.report} />}
        </div>
      )}
      <div className="sticky bottom-0 -mx-5 -mb-5 border-t bg-surface px-5 py-3 sm:-bottom-[10vh] sm:rounded-b-xl">
        <Refusals errors={[...intake.refused, ...(run?.errors ?? []), ...refused]} />
        <DialogActions>
          <Button onClick={onClose}>{t(intake.underWay ? 'intake.later' : 'common:cancel')}</Button>
          <Button look="primary" type="submit" busy={draft.isPending} disabled={!ready}>
            {t('editing:draft')}
          </Button>
        </DialogActions>
      </div>
    </form>
  );
}

function ChooseArchive({ notZip, onFiles }: { notZip: boolean; onFiles(files: readonly File[]): void }) {
  const { t } = useTranslation('arrange');
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-4 py-8 text-center">
      <FileArchive className="size-6 text-muted" aria-hidden="true" />
      <p className="text-muted text-pretty">{t('intake.names')}</p>
      <PickFiles accept=".zip,application/zip" label={t('intake.choose')} onFiles={onFiles}>
        <FileArchive />
      </PickFiles>
      {notZip && (
        <p role="alert" className="text-bad">
          {t('intake.notZip')}
        </p>
      )}
    </div>
  );
}

interface ArchiveProps {
  /** Null when it was sent before this page was opened. */
  file: File | null;
  /** How much of it was sent; null when it is not being sent. */
  share: number | null;
  onOther(): void;
}

function Archive({ file, share, onOther }: ArchiveProps) {
  const { t } = useTranslation('arrange');
  const format = useFormat();
  const name = file?.name ?? t('intake.archive');
  return (
    <div className="flex flex-col gap-2">
      <p className="flex min-w-0 flex-wrap items-center gap-2">
        <FileArchive className="size-4 shrink-0 text-muted" aria-hidden="true" />
        <span className="min-w-0 truncate font-medium">{name}</span>
        {file && <span className="text-muted tabular-nums">{format.bytes(file.size)}</span>}
        <Button size="sm" className="ml-auto" onClick={onOther}>
          {t(share === null ? 'intake.other' : 'intake.stop')}
        </Button>
      </p>
      {share !== null && (
        <>
          <Progress label={t('sending', { name })} share={share < 1 ? share : null} />
          <p role="status" className="text-xs text-muted tabular-nums">
            {t('intake.sent', { share: format.percent(share) })}
          </p>
        </>
      )}
    </div>
  );
}

function Looking({ run, stopping, onStop }: { run: IntakeRun; stopping: boolean; onStop(): void }) {
  const { t } = useTranslation('arrange');
  const format = useFormat();
  const total = run.total ?? null;
  const told = total === null ? t('intake.waiting') : t('intake.looked', { done: format.number(run.done), total: format.number(total) });
  return (
    <div className="flex flex-col gap-2">
      <Progress label={t('intake.looking')} share={total === null ? null : run.done / Math.max(1, total)} text={told} />
      <p className="flex flex-wrap items-center gap-2 text-xs text-muted tabular-nums">
        <span>{told}</span>
        <Button size="sm" className="ml-auto" busy={stopping} onClick={onStop}>
          {t('intake.stop')}
        </Button>
      </p>
    </div>
  );
}

export function IntakeReport({ report }: { report: Report }) {
  const { t } = useTranslation('arrange');
  const format = useFormat();
  const matched = report.filesTotal - report.unmatchedTotal - report.refusedTotal;
  const more = report.cardsTotal - report.cards.length;
  return (
    <>
      <dl className="grid grid-cols-2 gap-2 sm:grid-cols-4" data-testid="intake-tally">
        <Figure name={t('intake.cards')} value={format.number(report.cardsTotal)} />
        <Figure name={t('intake.matched')} value={format.number(matched)} />
        <Figure name={t('intake.unmatched')} value={format.number(report.unmatchedTotal)} tone={report.unmatchedTotal > 0 ? 'text-warn' : ''} />
        <Figure name={t('intake.refused')} value={format.number(report.refusedTotal)} tone={report.refusedTotal > 0 ? 'text-bad' : ''} />
      </dl>
      {report.cards.length > 0 && (
        <ul aria-label={t('intake.cards')} className="flex max-h-72 flex-col divide-y overflow-y-auto rounded-lg border">
          {report.cards.map((card) => (
            <li key={card.nmId} className="px-3 py-2">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-mono text-xs">{card.vendorCode}</span>
                <span className="min-w-0 flex-1 basis-40 truncate">{card.title}</span>
                <span className="text-xs text-muted tabular-nums">{t('intake.photos', { before: card.photosBefore, after: card.photosAfter })}</span>
              </div>
              <details>
                <summary className="inline-flex min-h-6 cursor-pointer items-center rounded text-xs text-accent-ink">{t('intake.files', { count: card.files.length })}</summary>
                <ol className="text-xs text-muted">
                  {card.files.map((file) => (
                    <li key={file.path} className="break-all tabular-nums">
                      {file.number === 0 ? t('video.title') : file.number} · {file.path}
                    </li>
                  ))}
                </ol>
              </details>
            </li>
          ))}
          {more > 0 && <li className="px-3 py-2 text-muted">{t('intake.more', { count: more })}</li>}
        </ul>
      )}
      {report.unmatched.length > 0 && (
        <details className="rounded-lg border px-3 py-2">
          <summary className="cursor-pointer font-medium text-warn">{t('intake.unmatchedList', { count: report.unmatchedTotal })}</summary>
          <p className="py-1 text-xs text-muted">{t('intake.names')}</p>
          <ul className="max-h-48 overflow-y-auto text-xs break-all">
            {report.unmatched.map((path, at) => (
              <li key={at}>{path}</li>
            ))}
          </ul>
        </details>
      )}
      {report.refused.length > 0 && (
        <details className="rounded-lg border px-3 py-2" open={report.cardsTotal === 0}>
          <summary className="cursor-pointer font-medium text-bad">{t('intake.refusedList', { count: report.refusedTotal })}</summary>
          <ul className="max-h-48 overflow-y-auto pt-1 text-xs">
            {report.refused.map(({ path, message }, at) => (
              <li key={at} className="break-words">
                <span className="font-medium break-all">{path}</span>: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Figure({ name, value, tone = '' }: { name: string; value: string; tone?: string }) {
  return (
    <div className="rounded-lg border px-3 py-2">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className={`text-base font-semibold tabular-nums ${tone}`}>{value}</dd>
    </div>
  );
}
