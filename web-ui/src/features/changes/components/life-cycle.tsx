import { Check, CircleSlash, TriangleAlert, X } from 'lucide-react';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { Spinner } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { hasEnded, isUnderWay, lifeOf, type ChangeSet, type LifeStep } from '../model/change-set.ts';

/** Where a set is in its life, and when and by whom it came there. */
export function LifeCycle({ set }: { set: ChangeSet }) {
  const { t } = useTranslation('changes');
  return (
    <ol aria-label={t('life.label')} className="grid grid-cols-1 gap-y-2 sm:grid-cols-6" data-testid="life-cycle">
      {lifeOf(set).map((step, index) => (
        <Stage key={step.step} set={set} step={step} first={index === 0} />
      ))}
    </ol>
  );
}

function Stage({ set, step, first }: { set: ChangeSet; step: LifeStep; first: boolean }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const end = step.step === 'end' && hasEnded(set);
  const name = end ? t(`is.${set.state}`) : t(`life.${step.step}`);
  const ahead = step.state === 'ahead' || step.state === 'skipped';
  return (
    <li
      aria-current={step.state === 'current' ? 'step' : undefined}
      className={clsx('relative flex min-w-0 items-center gap-2 sm:flex-col sm:items-start sm:gap-1.5', ahead && 'max-sm:hidden')}
    >
      {!first && (
        <span
          aria-hidden="true"
          className={clsx('absolute top-3 right-full hidden h-px w-[calc(100%-2.25rem)] -translate-x-1.5 sm:block', ahead ? 'bg-line' : 'bg-accent')}
        />
      )}
      <span className={clsx('z-10 grid size-6 shrink-0 place-items-center rounded-full border [&_svg]:size-3.5', markStyle(set, step, end))}>
        <Mark set={set} step={step} end={end} />
      </span>
      <span className="min-w-0">
        <span className={clsx('block truncate text-xs font-medium', ahead && 'text-muted', step.state === 'skipped' && 'line-through')}>
          {name}
          {step.state === 'skipped' && <span className="sr-only"> {t('life.skipped')}</span>}
        </span>
        {step.at && !ahead && (
          <span className="block truncate text-2xs text-muted tabular-nums">
            {format.time(step.at)}
            {step.who && ` · ${step.who}`}
          </span>
        )}
      </span>
    </li>
  );
}

function markStyle(set: ChangeSet, { state }: LifeStep, end: boolean): string {
  if (end && set.state === 'VERIFIED') return 'border-transparent bg-good-soft text-good';
  if (end && set.state === 'PARTLY_FAILED') return 'border-transparent bg-warn-soft text-warn';
  if (end && set.state === 'FAILED') return 'border-transparent bg-bad-soft text-bad';
  if (end) return 'border-line-strong bg-sunken text-muted';
  if (state === 'done') return 'border-accent bg-accent text-on-accent';
  if (state === 'current') return 'border-accent bg-accent-soft text-accent-ink';
  return 'border-line-strong bg-surface text-muted';
}

function Mark({ set, step, end }: { set: ChangeSet; step: LifeStep; end: boolean }) {
  if (end && set.state === 'PARTLY_FAILED') return <TriangleAlert aria-hidden="true" />;
  if (end && set.state === 'FAILED') return <X aria-hidden="true" />;
  if (end && set.state === 'CANCELLED') return <CircleSlash aria-hidden="true" />;
  if (step.state === 'done') return <Check aria-hidden="true" />;
  if (step.state === 'current' && isUnderWay(set)) return <Spinner />;
  return <span aria-hidden="true" className={clsx('size-1.5 rounded-full', step.state === 'current' ? 'bg-accent-ink' : 'bg-line-strong')} />;
}
