import { useTranslation } from 'react-i18next';
import { useOffline } from './use-offline.ts';

/** Whether a change could be sent now; if not, why, in words to be shown at the control that is disabled. */
export function useWritable(): { writable: true; reason?: undefined } | { writable: false; reason: string } {
  const { t } = useTranslation();
  return useOffline() ? { writable: false, reason: t('offline.write') } : { writable: true };
}
