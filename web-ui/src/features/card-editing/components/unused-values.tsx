import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import type { NewCard } from '../hooks/use-new-card.ts';

interface UnusedValuesProps {
  /** What the subject is called. */
  subject: string;
  fields: readonly string[];
  card: NewCard;
}

/** What was filled in for another subject and cannot be said of this one: kept in sight until somebody drops it. */
export function UnusedValues({ subject, fields, card }: UnusedValuesProps) {
  const { t } = useTranslation('new-card');
  return (
    <section role="status" className="flex flex-col gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
      <p className="font-medium text-pretty">{t('unused', { count: fields.length, subject })}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
        {fields.map((field) => (
          <div key={field} className="contents">
            <dt className="max-w-48 break-words">{card.nameOf(field)}</dt>
            <dd className="min-w-0 font-medium break-words whitespace-pre-line">{card.valueOf(field).trim()}</dd>
          </div>
        ))}
      </dl>
      <p className="flex flex-wrap items-center gap-2 text-xs">
        <span className="min-w-0 flex-1 basis-48 text-pretty">{t('unusedHint')}</span>
        <Button size="sm" onClick={() => fields.forEach((field) => card.set(field, ''))}>
          {t('drop')}
        </Button>
      </p>
    </section>
  );
}
