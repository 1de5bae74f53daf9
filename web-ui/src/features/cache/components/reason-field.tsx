import { useTranslation } from 'react-i18next';
import { Field, TextArea } from '@/components/ui';

/** As long as the host takes it. */
const longestReason = 500;

interface ReasonFieldProps {
  value: string;
  onChange(text: string): void;
  error: string | undefined;
}

export function ReasonField({ value, onChange, error }: ReasonFieldProps) {
  const { t } = useTranslation('cache');
  return (
    <Field label={t('reason.label')} hint={t('reason.hint')} error={error}>
      {(control) => (
        <TextArea rows={2} required maxLength={longestReason} placeholder={t('reason.placeholder')} value={value} onChange={(event) => onChange(event.target.value)} {...control} />
      )}
    </Field>
  );
}
