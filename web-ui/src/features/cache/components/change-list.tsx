import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFieldText } from '../hooks/use-field-text.ts';
import type { FieldChange } from '../model/policy.ts';

/** "Fresh: 5 min → 10 min", one line each. */
export function ChangeList({ changes }: { changes: readonly FieldChange[] }) {
  const { t } = useTranslation('cache');
  const text = useFieldText();
  return (
    <ul className="flex flex-col gap-0.5 text-xs tabular-nums">
      {changes.map(({ field, from, to }) => (
        <li key={field.key} className="flex flex-wrap items-center gap-x-1.5">
          <span className="text-muted">{text.label(field)}</span>
          <span className="text-muted line-through decoration-line-strong">{text.value(field, from)}</span>
          <ArrowRight className="size-3 text-muted" aria-hidden="true" />
          <span className="sr-only">{t('policy.becomes')}</span>
          <span className="font-medium">{text.value(field, to)}</span>
        </li>
      ))}
    </ul>
  );
}
