import { useTranslation } from 'react-i18next';
import { Checkbox, Field, Input } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { fromMoscow, toMoscow, type PlanFault, type TypedPlan } from '../model/plan.ts';

interface PlanFieldsProps {
  plan: TypedPlan;
  onPlan(plan: TypedPlan): void;
  fault: PlanFault | null;
  /** Whether the start is still to be decided; a return can be moved alone. */
  start?: boolean;
}

/** In an hour, on the full hour: a place to begin from. */
const soon = () => toMoscow(new Date(Math.ceil(Date.now() / 3_600_000 + 1) * 3_600_000).toISOString());
const aDayLater = (typed: string | null) => toMoscow(new Date(Date.parse(fromMoscow(typed ?? '') ?? new Date().toISOString()) + 86_400_000).toISOString());

/** When a set is sent, and when it is taken back: days and times of Moscow, as Wildberries counts them. */
export function PlanFields({ plan, onPlan, fault, start = true }: PlanFieldsProps) {
  const { t } = useTranslation('changes');
  const { sendAt, returnAt } = plan;
  const told = (about: 'sendAt' | 'returnAt') => (fault && (fault === 'startPast') === (about === 'sendAt') ? t(`plan.fault.${fault}`) : undefined);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{t('plan.title')}</legend>
      {start && (
        <Checkbox checked={sendAt !== null} onChange={() => onPlan({ ...plan, sendAt: sendAt === null ? soon() : null })}>
          {t('plan.later')}
        </Checkbox>
      )}
      {start && sendAt !== null && (
        <Moment label={t('plan.sendAt')} value={sendAt} error={told('sendAt')} onChange={(typed) => onPlan({ ...plan, sendAt: typed })} />
      )}
      <Checkbox checked={returnAt !== null} onChange={() => onPlan({ ...plan, returnAt: returnAt === null ? aDayLater(sendAt) : null })}>
        {t('plan.back')}
      </Checkbox>
      {returnAt !== null && (
        <Moment label={t('plan.returnAt')} value={returnAt} error={told('returnAt')} onChange={(typed) => onPlan({ ...plan, returnAt: typed })} />
      )}
      {(sendAt !== null || returnAt !== null) && <p className="text-xs text-muted text-pretty">{t(returnAt === null ? 'plan.note' : 'plan.backNote')}</p>}
    </fieldset>
  );
}

function Moment({ label, value, error, onChange }: { label: string; value: string; error: string | undefined; onChange(typed: string): void }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const at = fromMoscow(value);
  const elsewhere = at !== null && new Date(at).getTimezoneOffset() !== -180;
  return (
    <Field label={label} hint={elsewhere ? t('plan.here', { time: format.dateTime(at) }) : undefined} error={at === null ? t('plan.fault.unset') : error}>
      {(control) => <Input type="datetime-local" className="max-w-60" value={value} onChange={(event) => onChange(event.target.value)} {...control} />}
    </Field>
  );
}
