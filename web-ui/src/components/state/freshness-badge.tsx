import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Dot, Popover } from '@/components/ui';
import { ageNow, ageText, freshnessTone, nextTickMillis, type FreshnessView } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import { ProblemNote } from './problem-note.tsx';

interface FreshnessBadgeProps {
  freshness: FreshnessView;
  /** When the answer that holds it came, in this browser's time. */
  receivedAt: number;
  onRefresh?: (() => void) | undefined;
  refreshing?: boolean;
}

/** How old what you see is, ticking; a click tells from where, until when, and what went wrong. */
export function FreshnessBadge({ freshness, receivedAt, onRefresh, refreshing = false }: FreshnessBadgeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow((time) => nextTickMillis(ageNow(freshness, receivedAt, time)));
  const age = ageText(ageNow(freshness, receivedAt, now), format);
  const tone = freshnessTone(freshness, receivedAt, now);
  const stale = freshness.state !== 'FRESH' || tone !== 'good';
  return (
    <Popover
      align="end"
      label={t('freshness.title')}
      className="w-80 p-4"
      trigger={
        <Button look="plain" size="sm" className="font-normal tabular-nums" data-testid="freshness">
          <Dot tone={tone} />
          <span>
            {age === null ? t('freshness.updatedNow') : t('freshness.updated', { age })}
            {stale && <span className="text-muted"> · {t(`freshness.short.${freshness.state}`)}</span>}
          </span>
        </Button>
      }
    >
      <p className="font-medium">{t(`freshness.state.${freshness.state}`)}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs tabular-nums">
        <dt className="text-muted">{t('freshness.fetchedAt')}</dt>
        <dd>{format.dateTime(freshness.fetchedAt)}</dd>
        <dt className="text-muted">{t('freshness.expiresAt')}</dt>
        <dd>{format.dateTime(freshness.expiresAt)}</dd>
        <dt className="text-muted">{t('freshness.source')}</dt>
        <dd>{t(`freshness.from.${freshness.source}`)}</dd>
      </dl>
      {freshness.problem && (
        <div className="mt-3">
          <ProblemNote problem={freshness.problem} />
        </div>
      )}
      {onRefresh && (
        <Button className="mt-3 w-full" onClick={onRefresh} busy={refreshing}>
          {!refreshing && <RefreshCw />}
          {t('freshness.refresh')}
        </Button>
      )}
    </Popover>
  );
}
