import { useState } from 'react';
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
const aDayLater = (typed: string) => toMoscow(new Date(Date.parse(fromMoscow(typed) ?? new Date().toISOString()) + 86_400_000).toISOString());

/** When a set is sent, and when it is taken back: days and times of Moscow, as Wildberries counts them. */
export function PlanFields({ plan, onPlan, fault, start = true }: PlanFieldsProps) {
  const { t } = useTranslation('changes');
  const [later, setLater] = useState(plan.sendAt !== '');
  const [back, setBack] = useState(plan.returnAt !== '');
  const told = (about: 'sendAt' | 'returnAt') => (fault && (fault === 'startPast') === (about === 'sendAt') ? t(`plan.fault.${fault}`) : undefined);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{t('plan.title')}</legend>
      {start && (
        <Checkbox
          checked={later}
          onChange={() => {
            setLater(!later);
            onPlan({ ...plan, sendAt: later ? '' : soon() });
          }}
        >
          {t('plan.later')}
        </Checkbox>
      )}
      {start && later && (
        <Moment label={t('plan.sendAt')} value={plan.sendAt} error={told('sendAt')} onChange={(sendAt) => onPlan({ ...plan, sendAt })} />
      )}
      <Checkbox
        checked={back}
        onChange={() => {
          setBack(!back);
          onPlan({ ...plan, returnAt: back ? '' : aDayLater(plan.sendAt) });
        }}
      >
        {t('plan.back')}
      </Checkbox>
      {back && (
        <Moment label={t('plan.returnAt')} value={plan.returnAt} error={told('returnAt')} onChange={(returnAt) => onPlan({ ...plan, returnAt })} />
      )}
      {(later || back) && <p className="text-xs text-muted text-pretty">{t(back ? 'plan.backNote' : 'plan.note')}</p>}
    </fieldset>
  );
}

function Moment({ label, value, error, onChange }: { label: string; value: string; error: string | undefined; onChange(typed: string): void }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const at = fromMoscow(value);
  const elsewhere = at !== null && new Date(at).getTimezoneOffset() !== -180;
  return (
    <Field label={label} hint={elsewhere ? t('plan.here', { time: format.dateTime(at) }) : undefined} error={error}>
      {(control) => <Input type="datetime-local" className="max-w-60" value={value} onChange={(event) => onChange(event.target.value)} {...control} />}
    </Field>
  );
}
