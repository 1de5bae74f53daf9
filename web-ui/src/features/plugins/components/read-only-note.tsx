import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Why the buttons are missing. */
export function ReadOnlyNote() {
  const { t } = useTranslation('plugins');
  return (
    <p className="flex items-start gap-2 rounded-md bg-sunken px-3 py-2 text-muted text-pretty">
      <Lock className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      {t('readOnly')}
    </p>
  );
}
