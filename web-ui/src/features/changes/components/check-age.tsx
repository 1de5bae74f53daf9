import { Clock, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import type { ChangeActs } from '../hooks/use-change-acts.ts';
import type { ChangeSetDetail } from '../model/change-set.ts';

/** Below this much left it is worth a word that the check will soon be too old. */
const soonSeconds = 600;
/** Seconds that run down beside a decision only press for it. */
const minutes = (seconds: number) => (seconds < 60 ? Math.max(0, Math.round(seconds)) : Math.floor(seconds / 60) * 60);

/** How old the check is: it is told before somebody decides, not when the host refuses. */
export function CheckAge({ set, acts }: { set: ChangeSetDetail; acts: ChangeActs }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const now = useNow(5_000);
  const until = set.confirmation.checkedUntil;
  if (set.state !== 'CHECKED' || !until || !set.checkedAt) return null;
  const left = (Date.parse(until) - now) / 1_000;
  const age = format.relative(Math.min(0, (Date.parse(set.checkedAt) - now) / 1_000));
  if (left > soonSeconds) {
    return (
      <p className="flex items-center gap-2 text-xs text-muted tabular-nums">
        <Clock className="size-3.5 shrink-0" aria-hidden="true" />
        {t('checkAge.fresh', { age, left: format.duration(minutes(left)) })}
      </p>
    );
  }
  return (
    <div role="note" className="flex flex-wrap items-center gap-2 rounded-lg bg-warn-soft px-4 py-3">
      <Clock className="size-4 shrink-0 text-warn" aria-hidden="true" />
      <p className="min-w-0 flex-1 text-pretty tabular-nums">{left > 0 ? t('checkAge.soon', { age, left: format.duration(minutes(left)) }) : t('checkAge.old', { age })}</p>
      {set.acts.includes('CHECK') && (
        <Button size="sm" needsHost busy={acts.checking} onClick={acts.check}>
          <ShieldCheck />
          {t('act.checkAgain')}
        </Button>
      )}
    </div>
  );
}
