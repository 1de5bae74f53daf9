import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format/use-format.ts';
import type { SyncPlan } from '../hooks/use-sync-steering.ts';

/** What a sync still needs: calls, what Wildberries allows, and when it will be done. */
export function SyncPlanNote({ plan }: { plan: SyncPlan }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { quota, calls, doneAt, pausedAt } = plan;
  const parts = [
    calls === null ? t('pace', { cards: format.number(plan.cardsPerMinute) }) : t('calls', { count: calls, calls: format.number(calls) }),
    quota &&
      t(quota.left < 1 ? 'quotaUsed' : 'quota', {
        limit: format.number(quota.limit),
        period: format.duration(quota.periodSeconds),
        left: format.number(Math.floor(quota.left)),
      }),
    doneAt && !pausedAt && t('doneAt', { time: isToday(doneAt) ? format.time(doneAt) : format.dateTime(doneAt) }),
  ];
  return (
    <p className="mt-2 text-xs text-muted tabular-nums" data-testid="sync-plan">
      {parts.filter(Boolean).join(' · ')}
    </p>
  );
}

/** A limit may hold a sync up for days. */
function isToday(iso: string): boolean {
  return new Date(iso).toDateString() === new Date().toDateString();
}
