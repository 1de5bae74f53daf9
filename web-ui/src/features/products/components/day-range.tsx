import { useTranslation } from 'react-i18next';
import { Button, Field, Input } from '@/components/ui';

/** Days as `yyyy-mm-dd`, both inclusive. */
interface Days {
  from: string | undefined;
  to: string | undefined;
}

export function DayRange({ from, to, onChange }: Days & { onChange(days: Days): void }) {
  const { t } = useTranslation(['products', 'common']);
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('filter.from')}>
        {(control) => <Input type="date" value={from ?? ''} max={to} onChange={(event) => onChange({ from: event.target.value || undefined, to })} {...control} />}
      </Field>
      <Field label={t('filter.to')}>
        {(control) => <Input type="date" value={to ?? ''} min={from} onChange={(event) => onChange({ from, to: event.target.value || undefined })} {...control} />}
      </Field>
      <Button size="sm" onClick={() => onChange({ from: undefined, to: undefined })}>
        {t('common:clear')}
      </Button>
    </div>
  );
}
