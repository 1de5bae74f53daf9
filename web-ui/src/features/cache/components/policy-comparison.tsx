import { useTranslation } from 'react-i18next';
import { Table, Td, Th } from '@/components/ui';
import { useFieldText } from '../hooks/use-field-text.ts';
import { grouped, valueOf, type Policy, type PolicyField } from '../model/policy.ts';

/** What the plugin declares, what was changed of it, and what counts, side by side. */
export function PolicyComparison({ policy, fields }: { policy: Policy; fields: readonly PolicyField[] }) {
  const { t } = useTranslation('cache');
  const text = useFieldText();
  return (
    <Table aria-label={t('policy.title')} className="tabular-nums">
      <thead>
        <tr>
          <Th>{t('policy.field')}</Th>
          <Th>{t('policy.effective')}</Th>
          <Th className="max-sm:hidden">{t('policy.override')}</Th>
          <Th className="max-sm:hidden">{t('policy.declared')}</Th>
        </tr>
      </thead>
      {grouped(fields).map(({ group, fields: own }) => (
        <tbody key={group} className="border-b last:border-b-0">
          {own.map((field) => {
            const override = valueOf(field, policy.override);
            return (
              <tr key={field.key} className="hover:bg-hover">
                <th scope="row" className="px-3 py-1.5 text-left font-normal text-muted">
                  {text.label(field)}
                </th>
                <Td className="border-b-0 py-1.5 font-medium sm:whitespace-nowrap">
                  {text.value(field, valueOf(field, policy.effective))}
                  {override !== null && <p className="text-xs font-normal text-muted sm:hidden">{t('policy.default', { value: text.value(field, valueOf(field, policy.declared)) })}</p>}
                </Td>
                <Td className="border-b-0 py-1.5 whitespace-nowrap max-sm:hidden">{override === null ? <span className="text-muted">{t('policy.noValue')}</span> : <span className="font-medium text-accent-ink">{text.value(field, override)}</span>}</Td>
                <Td className="border-b-0 py-1.5 whitespace-nowrap text-muted max-sm:hidden">{text.value(field, valueOf(field, policy.declared))}</Td>
              </tr>
            );
          })}
        </tbody>
      ))}
    </Table>
  );
}
