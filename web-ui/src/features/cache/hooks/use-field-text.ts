import { useTranslation } from 'react-i18next';
import { locales, type Language } from '@/lib/i18n/languages.ts';
import type { FieldProblem } from '../model/draft.ts';
import { spelledOut, type FieldValue, type PolicyField } from '../model/policy.ts';
import { amountText } from '../model/units.ts';

/** What a policy's fields, their values and their mistakes are called. */
export function useFieldText() {
  const { t, i18n } = useTranslation('cache');
  const locale = locales[i18n.language as Language] ?? 'en-GB';
  const label = (field: PolicyField) => t(`field.${field.key}.label` as 'field.jitter.label', { defaultValue: spelledOut(field) });
  const amount = (field: PolicyField, number: number) => amountText(number, field.unit, locale);
  const value = (field: PolicyField, of: FieldValue | null) => {
    if (of === null) return t('policy.noValue');
    if (typeof of === 'number') return amount(field, of);
    const mode = t(`coherence.${of.mode}`);
    return of.boundMillis === null || of.boundMillis === undefined ? mode : t('coherence.bounded', { mode, bound: amount(field, of.boundMillis) });
  };
  return {
    label,
    hint: (field: PolicyField) => t(`field.${field.key}.hint` as 'field.jitter.hint', { defaultValue: '' }),
    /** One number of the field, as it is typed. */
    amount,
    value,
    problem(field: PolicyField, fields: readonly PolicyField[], problem: FieldProblem): string {
      if (problem.kind === 'range') return t('problem.range', { least: amount(field, problem.least), most: amount(field, problem.most) });
      if (problem.kind === 'atMost' || problem.kind === 'atLeast') {
        const other = fields.find(({ key }) => key === problem.other);
        return t(`problem.${problem.kind}`, { other: other ? label(other) : problem.other, value: amount(field, problem.value) });
      }
      return problem.kind === 'unit' ? t(`problem.unit.${field.unit}`) : t(`problem.${problem.kind}`);
    },
  };
}
