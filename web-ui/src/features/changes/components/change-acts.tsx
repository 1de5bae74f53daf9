import { RotateCcw, Send, ShieldCheck, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import type { ChangeActs as Acts } from '../hooks/use-change-acts.ts';
import { stopsOf, useSending } from '../hooks/use-sending.ts';
import { countOf, waitsForSecond, type ChangeSetDetail } from '../model/change-set.ts';
import type { ChangeSearch } from '../model/changes-search.ts';
import { moneyText } from '../model/money-text.ts';
import { isIncomplete, planFault, toPlan, waitsForStart, type TypedPlan } from '../model/plan.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ExportMenu } from './export-menu.tsx';
import { PlanFields } from './plan-fields.tsx';
import { hostText } from './row-filters.tsx';

interface ChangeActsProps {
  set: ChangeSetDetail;
  shopId: string | null;
  shop: string;
  /** What of the rows is shown. */
  search: ChangeSearch;
  acts: Acts;
}

/** A line where it is about any row at all. */
const line = (count: number, text: string) => (count > 0 ? [text] : []);

/** What is asked about, and the set as it was when it was: the answer is about that, whatever comes meanwhile. */
interface Asked {
  act: 'CONFIRM' | 'CANCEL' | 'RETRY' | 'ROLL_BACK';
  set: ChangeSetDetail;
}

/** What can be done with the set as it is; whatever sends or stops something asks first. */
export function ChangeActs({ set, shopId, shop, search, acts }: ChangeActsProps) {
  const { t } = useTranslation('changes');
  const [asked, setAsked] = useState<Asked | null>(null);
  const second = waitsForSecond(set);
  const may = (act: (typeof set.acts)[number]) => set.acts.includes(act);
  const ask = (act: Asked['act']) => setAsked({ act, set });
  return (
    <>
      <ExportMenu set={set} shopId={shopId} search={search} />
      {may('CANCEL') && (
        <Button needsHost onClick={() => ask('CANCEL')}>
          <X />
          {t(stopActs[stoppingOf(set)])}
        </Button>
      )}
      {may('CHECK') && (
        <Button look={set.state === 'DRAFT' ? 'primary' : 'plain'} busy={acts.checking} onClick={acts.check}>
          <ShieldCheck />
          {t(set.state === 'DRAFT' ? 'act.check' : 'act.checkAgain')}
        </Button>
      )}
      {may('ROLL_BACK') && (
        <Button needsHost onClick={() => ask('ROLL_BACK')}>
          <Undo2 />
          {t('act.rollBack')}
        </Button>
      )}
      {may('RETRY') && (
        <Button look="primary" onClick={() => ask('RETRY')}>
          <RotateCcw />
          {t('act.retry')}
        </Button>
      )}
      {may('CONFIRM') && (
        <Button look="primary" onClick={() => ask('CONFIRM')}>
          <Send />
          {t(second ? 'act.approve' : 'act.confirm')}
        </Button>
      )}
      <Questions act={asked?.act ?? null} set={asked?.set ?? set} changedMeanwhile={asked !== null && asked.set.version !== set.version} shop={shop} acts={acts} onClose={() => setAsked(null)} />
    </>
  );
}

interface QuestionsProps extends Pick<ChangeActsProps, 'set' | 'shop' | 'acts'> {
  act: Asked['act'] | null;
  changedMeanwhile: boolean;
  onClose(): void;
}

/** What stopping a set means where it stands. */
const stoppingOf = (set: ChangeSetDetail) => (waitsForSecond(set) && set.acts.includes('CONFIRM') ? 'decline' : waitsForStart(set) ? 'unschedule' : 'title');

const stopActs = { decline: 'act.decline', unschedule: 'act.unschedule', title: 'act.cancel' } as const;

const unplanned: TypedPlan = { sendAt: null, returnAt: null };

function Questions({ act, set, changedMeanwhile, shop, acts, onClose }: QuestionsProps) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const [times, setTimes] = useState(unplanned);
  const plan = toPlan(times);
  const fault = planFault(plan, useNow(10_000));
  const stopping = stoppingOf(set);
  const close = () => {
    setTimes(unplanned);
    onClose();
  };
  const rows = (count: number) => ({ count, total: format.number(count) });
  const ready = countOf(set, 'READY');
  const failed = countOf(set, 'FAILED');
  const uncertain = countOf(set, 'UNCERTAIN');
  const verified = countOf(set, 'VERIFIED');
  const blocked = countOf(set, 'BLOCKED');
  const unchanged = countOf(set, 'UNCHANGED');
  const warnings = set.findings.filter(({ severity }) => severity === 'WARNING').reduce((most, group) => Math.max(most, group.rows), 0);
  const { sending } = useSending();
  const riskLine = ({ code, message, rows: count, atRisk }: ChangeSetDetail['findings'][number]) =>
    t('risk.line', { ...rows(count), what: hostText(t, code, message), money: moneyText(atRisk, format) });
  const sent = countOf(set, 'SENDING', 'PROCESSING', 'VERIFIED', 'FAILED', 'UNCERTAIN');
  return (
    <>
      <ConfirmDialog
        open={act === 'CONFIRM'}
        title={t('confirm.title', rows(ready))}
        action={times.sendAt === null ? t('confirm.send', rows(ready)) : t('plan.schedule', rows(ready))}
        rows={ready}
        typedAbove={set.confirmation.typedAbove}
        shop={shop}
        notes={[
          ...stopsOf(sending, set.shopId).map((stop) => (stop.shopId ? t('stop.shop', { shop }) : t('stop.all'))),
          ...(set.atRisk.length > 0 ? [t('risk.confirm', { money: moneyText(set.atRisk, format) })] : []),
          ...set.findings.filter(({ severity, atRisk }) => severity !== 'ERROR' && atRisk.length > 0).slice(0, 3).map((group) => riskLine(group)),
          ...line(warnings, t('confirm.warnings', rows(warnings))),
          ...line(blocked, t('confirm.blocked', rows(blocked))),
          ...line(unchanged, t('confirm.unchanged', rows(unchanged))),
        ]}
        blocked={isIncomplete(times) || fault !== null}
        changedMeanwhile={changedMeanwhile}
        onConfirm={(count) => acts.confirm(set.version, ready, count, plan)}
        onClose={close}
      >
        <PlanFields plan={times} onPlan={setTimes} fault={fault} />
      </ConfirmDialog>
      <ConfirmDialog
        open={act === 'CANCEL'}
        title={t(`cancel.${stopping}`)}
        action={t(stopActs[stopping])}
        rows={0}
        shop={shop}
        notes={sent > 0 ? [t('cancel.sent', rows(sent))] : [t('cancel.nothing')]}
        danger
        changedMeanwhile={changedMeanwhile}
        onConfirm={() => acts.cancel(set.version)}
        onClose={onClose}
      />
      <ConfirmDialog
        open={act === 'RETRY'}
        title={failed > 0 ? t('retry.title', rows(failed)) : t('retry.look', rows(uncertain))}
        action={t('act.retry')}
        rows={failed}
        typedAbove={set.confirmation.typedAbove}
        shop={shop}
        notes={line(uncertain, t('retry.uncertain', rows(uncertain)))}
        changedMeanwhile={changedMeanwhile}
        onConfirm={(typed) => acts.retry(set.version, failed, typed)}
        onClose={onClose}
      />
      <ConfirmDialog
        open={act === 'ROLL_BACK'}
        title={t('rollBack.title', rows(verified))}
        action={t('rollBack.make')}
        rows={0}
        shop={shop}
        notes={[t('rollBack.note')]}
        onConfirm={() => acts.rollBack(set.version)}
        onClose={onClose}
      />
    </>
  );
}
