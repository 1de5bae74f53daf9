import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, InlineError, SkeletonLines } from '@/components/state';
import { Button, DialogActions } from '@/components/ui';
import { Refusals, useDraft } from '@/features/card-editing';
import type { MediaIntakeMode } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useFileDrop } from '@/lib/hooks/use-file-drop.ts';
import { useWritable } from '@/lib/offline/use-writable.ts';
import { mediaIntake } from '../api/arrange-documents.ts';
import { useIntakeSource } from '../hooks/use-intake-source.ts';
import { useIntake } from '../hooks/use-intake.ts';
import type { MediaRules } from '../model/media-check.ts';
import { ChooseSource } from './choose-source.tsx';
import { IntakeLooking } from './intake-looking.tsx';
import { IntakeReport } from './intake-report.tsx';
import { SentSource } from './sent-source.tsx';

const modes = ['ADD', 'REPLACE'] as const satisfies readonly MediaIntakeMode[];

interface IntakeFormProps {
  shopId: string;
  rules: MediaRules;
  /** What is being looked at, or was; null before anything was sent. It goes on when the dialog is closed. */
  run: string | null;
  onRun(run: string | null): void;
  onDirty(dirty: boolean): void;
  onDone(): void;
  onClose(): void;
}

/** From files to a draft: chosen, sent, looked at by the host, and told which goes where. */
export function IntakeForm({ shopId, rules, run: id, onRun, onDirty, onDone, onClose }: IntakeFormProps) {
  const { t } = useTranslation(['arrange', 'editing', 'common']);
  const format = useFormat();
  const [chosen, setMode] = useState<MediaIntakeMode>('ADD');
  const intake = useIntake(shopId, id, onRun);
  const { run } = intake;
  const { writable, reason } = useWritable();
  const { state, choose, again, restart } = useIntakeSource(shopId, rules, (sent) => intake.begin(sent, chosen));
  const sending = state.step === 'sending';
  const choosing = state.step === 'choosing' && (id === null || intake.gone);
  const over = useFileDrop(choosing ? choose : null);
  const mode = intake.beginning ? chosen : (run?.mode ?? chosen);
  const { draft, refused } = useDraft(mediaIntake, shopId, (result) => result.mediaIntake, onDone);
  // What was sent can be come back to.
  useEffect(() => onDirty(sending), [onDirty, sending]);
  const ready = id !== null && run?.state === 'READY' && !!run.report && run.report.cardsTotal > 0 && !intake.beginning;
  // What can be looked at once more; files that another page sent are known to that page only.
  const known = state.step === 'sent' ? state.sent : run?.archiveId ? { archiveId: run.archiveId } : null;
  const ended = run?.state === 'FAILED' || run?.state === 'CANCELLED';
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
      <fieldset className="flex flex-col gap-1" disabled={sending || intake.beginning || draft.isPending || (!!run && known === null) || !writable} title={reason}>
        <legend className="mb-1 text-xs font-medium">{t('intake.mode')}</legend>
        {modes.map((one) => (
          <label key={one} className="flex min-h-7 cursor-pointer items-center gap-2">
            <input
              type="radio"
              name="mode"
              className="size-4 accent-accent"
              checked={mode === one}
              onChange={() => {
                setMode(one);
                if (known) intake.begin(known, one);
              }}
            />
            {t(`intake.modeIs.${one}`)}
          </label>
        ))}
      </fieldset>
      {intake.gone && choosing && <p role="status">{t('intake.gone')}</p>}
      {choosing ? (
        <ChooseSource rules={rules} problem={state.problem} onFiles={choose} />
      ) : (
        (state.step !== 'choosing' || run) && (
          <SentSource
            source={state.step === 'choosing' ? null : state.source}
            kind={run?.archiveId ? 'archive' : 'files'}
            max={format.bytes(rules.maxUploadBytes)}
            share={sending ? state.share : null}
            onOther={another}
          />
        )
      )}
      {state.step === 'failed' && (
        <div className="flex flex-col items-start gap-2">
          <InlineError error={state.error} />
          <Button needsHost onClick={again}>
            {t('intake.sendAgain')}
          </Button>
        </div>
      )}
      {intake.error && <ErrorState error={intake.error} onRetry={intake.retry} />}
      {(id !== null || intake.beginning) && !intake.gone && (
        <div aria-live="polite" aria-busy={intake.beginning || intake.underWay} className="flex flex-col gap-4">
          {run === undefined && !intake.error && <SkeletonLines lines={5} />}
          {run && intake.underWay && <IntakeLooking run={run} stopping={intake.stopping} onStop={intake.stop} />}
          {run?.state === 'CANCELLED' && <p>{t('intake.cancelled')}</p>}
          {run?.report && !intake.beginning && <IntakeReport report={run.report} />}
        </div>
      )}
      {ended && known && !intake.beginning && (
        <Button className="self-start" needsHost onClick={() => intake.begin(known, mode)}>
          {t('intake.again')}
        </Button>
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
