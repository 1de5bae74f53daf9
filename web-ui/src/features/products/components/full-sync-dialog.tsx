import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Outdated, SkeletonLines } from '@/components/state';
import { Button, Dialog, DialogActions } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { productSyncForecast } from '../api/sync-documents.ts';
import type { SyncPlan } from '../hooks/use-sync-steering.ts';

interface FullSyncDialogProps {
  shopId: string;
  starting: boolean;
  onStart(): void;
  onClose(): void;
}

const againMillis = 10_000;
/** A sync that takes longer than this is worth a word before it begins. */
const longSeconds = 3_600;

/** What a reading of the whole catalogue costs, before it begins. Fetched when it is first opened. */
export default function FullSyncDialog({ shopId, starting, onStart, onClose }: FullSyncDialogProps) {
  const { t } = useTranslation(['full-sync', 'common']);
  const query = useQuery({ ...shopQuery(productSyncForecast, { mode: 'FULL' }, shopId), staleTime: 0, refetchInterval: againMillis });
  const plan = query.data?.productSyncPlan;
  const free = plan && !plan.underWay && plan.pausedAt === null;
  return (
    <Dialog open onClose={onClose} title={t('title')} description={t('hint')}>
      <div className="flex flex-col gap-4">
        {plan ? (
          <>
            <Outdated query={query} />
            {free ? <FullSyncPlan plan={plan} now={query.dataUpdatedAt} /> : <UnderWay plan={plan} />}
          </>
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <SkeletonLines lines={5} />
        )}
        <DialogActions>
          <Button onClick={onClose}>{t(plan && !free ? 'common:close' : 'common:cancel')}</Button>
          {(!plan || free) && (
            <Button look="primary" busy={starting} disabled={!plan?.quota} onClick={onStart}>
              {t('start')}
            </Button>
          )}
        </DialogActions>
      </div>
    </Dialog>
  );
}

function UnderWay({ plan }: { plan: SyncPlan }) {
  const { t } = useTranslation('full-sync');
  return (
    <div role="status">
      <p className="font-medium">{t(plan.pausedAt ? 'paused' : 'underWay')}</p>
      <p className="text-muted text-pretty">{t(plan.pausedAt ? 'pausedHint' : 'underWayHint')}</p>
    </div>
  );
}

/** @param now when the plan came, in this browser's time */
export function FullSyncPlan({ plan, now }: { plan: SyncPlan; now: number }) {
  const { t } = useTranslation('full-sync');
  const format = useFormat();
  const { cards, calls, quota, waitsUntil, doneAt } = plan;
  const seconds = doneAt ? Math.max(0, (Date.parse(doneAt) - now) / 1_000) : null;
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 tabular-nums" data-testid="full-sync-plan">
        <Row name={t('cards')}>{cards === null || cards === undefined ? t('unknown') : t('about', { value: format.number(cards) })}</Row>
        <Row name={t('calls')} note={t('callsNote')}>
          {calls === null || calls === undefined ? t('unknown') : format.number(calls)}
        </Row>
        {quota && (
          <Row name={t('quota')} note={t('quotaNote')}>
            {t('quotaIs', { limit: format.number(quota.limit), period: format.duration(quota.periodSeconds), left: format.number(Math.floor(quota.left)) })}
          </Row>
        )}
        {waitsUntil && <Row name={t('begins')}>{format.dateTime(waitsUntil)}</Row>}
        <Row name={t('done')}>
          {doneAt && seconds !== null ? t('doneIs', { time: format.dateTime(doneAt), duration: format.duration(seconds) }) : t('pace', { cards: format.number(plan.cardsPerMinute) })}
        </Row>
      </dl>
      {!quota && (
        <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-warn">
          {t('noToken')}
        </p>
      )}
      {seconds !== null && seconds > longSeconds && <p className="rounded-md bg-warn-soft px-3 py-2 text-warn text-pretty">{t('long')}</p>}
      <p className="text-xs text-muted text-pretty">{t('steering')}</p>
    </>
  );
}

function Row({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>
        {children}
        {note && <span className="block text-xs text-muted text-pretty">{note}</span>}
      </dd>
    </>
  );
}
