import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import type { ChangeActs } from '../hooks/use-change-acts.ts';
import type { ChangeSetDetail } from '../model/change-set.ts';
import { atOnce, isIncomplete, planFault, toMoscow, toPlan, waitsForStart, type TypedPlan } from '../model/plan.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { MoscowTime } from './moscow-time.tsx';
import { PlanFields } from './plan-fields.tsx';

interface ScheduleProps {
  set: ChangeSetDetail;
  shop: string;
  acts: ChangeActs;
}

/** When it starts and when it is taken back, with the ways to move or drop either. */
export function Schedule({ set, shop, acts }: ScheduleProps) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const [asked, setAsked] = useState<'move' | 'now' | null>(null);
  const waits = waitsForStart(set);
  if (!waits && !set.returnAt && set.heldRows === 0) return null;
  const may = set.acts.includes('RESCHEDULE');
  return (
    <section aria-label={t('plan.title')} className="flex flex-wrap items-center gap-3 rounded-lg border bg-surface px-4 py-3">
      <CalendarClock className="size-4 shrink-0 text-accent-ink" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56 text-pretty">
        {waits && set.sendAt && (
          <p className="font-medium">
            {t('plan.starts')} <MoscowTime iso={set.sendAt} countdown />
          </p>
        )}
        {set.returnAt && (
          <p>
            {t('plan.returns')} <MoscowTime iso={set.returnAt} />
          </p>
        )}
        {waits && <p className="text-xs text-muted">{t('plan.recheck')}</p>}
        {set.heldRows > 0 && <p className="text-warn">{t('plan.held', { count: set.heldRows, total: format.number(set.heldRows) })}</p>}
      </div>
      {may && (
        <>
          <Button needsHost onClick={() => setAsked('move')}>
            {t('plan.move')}
          </Button>
          {waits && (
            <Button needsHost onClick={() => setAsked('now')}>
              {t('plan.now')}
            </Button>
          )}
        </>
      )}
      {asked === 'move' && <Move set={set} shop={shop} acts={acts} onClose={() => setAsked(null)} />}
      <ConfirmDialog
        open={asked === 'now'}
        title={t('plan.nowTitle')}
        action={t('plan.now')}
        rows={0}
        shop={shop}
        notes={[t('plan.recheck')]}
        onConfirm={() => acts.reschedule(set.version, { ...atOnce, returnAt: set.returnAt ?? null })}
        onClose={() => setAsked(null)}
      />
    </section>
  );
}

/** Asks for other times; about the set as it was when it was asked. */
function Move({ set: seen, shop, acts, onClose }: ScheduleProps & { onClose(): void }) {
  const { t } = useTranslation('changes');
  const [set] = useState(seen);
  const starts = waitsForStart(set);
  const [plan, setPlan] = useState<TypedPlan>({ sendAt: starts && set.sendAt ? toMoscow(set.sendAt) : null, returnAt: set.returnAt ? toMoscow(set.returnAt) : null });
  const wanted = toPlan(plan);
  const fault = planFault(wanted, useNow(10_000));
  return (
    <ConfirmDialog
      open
      title={t('plan.moveTitle')}
      action={t(starts && plan.sendAt === null ? 'plan.now' : 'plan.save')}
      rows={0}
      shop={shop}
      notes={[]}
      blocked={isIncomplete(plan) || fault !== null}
      changedMeanwhile={seen.version !== set.version}
      onConfirm={() => acts.reschedule(set.version, starts ? wanted : { ...wanted, sendAt: set.sendAt ?? null })}
      onClose={onClose}
    >
      <PlanFields plan={plan} onPlan={setPlan} fault={fault} start={starts} />
    </ConfirmDialog>
  );
}
