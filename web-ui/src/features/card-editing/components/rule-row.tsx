import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field, IconButton, Input, Select } from '@/components/ui';
import { characteristicPrefix, measures, needsFind, operationsOf, texts, withField, type RuleDraft } from '../model/rules.ts';

interface RuleRowProps {
  rule: RuleDraft;
  number: number;
  characteristics: readonly { id: string; name: string }[];
  onChange(rule: RuleDraft): void;
  onRemove?: (() => void) | undefined;
}

export function RuleRow({ rule, number, characteristics, onChange, onRemove }: RuleRowProps) {
  const { t } = useTranslation('editing');
  const measure = (measures as readonly string[]).includes(rule.field);
  return (
    <li className="rounded-md border p-3">
      <fieldset className="flex flex-wrap items-end gap-2">
        <legend className="sr-only">{t('rules.number', { number })}</legend>
        <div className="min-w-40 flex-1">
          <Field label={t('rules.field')}>
            {(control) => (
              <Select {...control} className="w-full" value={rule.field} onChange={(event) => onChange(withField(rule, event.target.value))}>
                {texts.map((field) => (
                  <option key={field} value={field}>
                    {t(`field.${field}`)}
                  </option>
                ))}
                {measures.map((field) => (
                  <option key={field} value={field}>
                    {t(`field.${field}`)}
                  </option>
                ))}
                {characteristics.length > 0 && (
                  <optgroup label={t('field.characteristics')}>
                    {characteristics.map(({ id, name }) => (
                      <option key={id} value={characteristicPrefix + id}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                )}
              </Select>
            )}
          </Field>
        </div>
        <div className="min-w-36">
          <Field label={t('rules.operation')}>
            {(control) => (
              <Select
                {...control}
                className="w-full"
                value={rule.operation}
                onChange={(event) => onChange({ ...rule, operation: event.target.value as RuleDraft['operation'] })}
              >
                {operationsOf(rule.field).map((operation) => (
                  <option key={operation} value={operation}>
                    {t(`operation.${operation}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        {onRemove && (
          <IconButton label={t('rules.remove', { number })} onClick={onRemove}>
            <X />
          </IconButton>
        )}
        {needsFind(rule) && (
          <div className="w-full min-w-40 flex-1 basis-40">
            <Field label={t('rules.find')}>
              {(control) => <Input {...control} value={rule.find} onChange={(event) => onChange({ ...rule, find: event.target.value })} />}
            </Field>
          </div>
        )}
        {rule.operation !== 'CLEAR' && (
          <div className="w-full min-w-40 flex-1 basis-40">
            <Field
              label={t(rule.operation === 'REPLACE' ? 'rules.by' : 'rules.value')}
              hint={rule.field.startsWith(characteristicPrefix) && rule.operation !== 'REPLACE' ? t('rules.several') : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  inputMode={measure ? 'decimal' : undefined}
                  value={rule.value}
                  onChange={(event) => onChange({ ...rule, value: event.target.value })}
                />
              )}
            </Field>
          </div>
        )}
      </fieldset>
    </li>
  );
}
