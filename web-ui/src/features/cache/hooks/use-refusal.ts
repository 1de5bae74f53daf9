import { useTranslation } from 'react-i18next';

/** The schema's UserError. */
export interface Refusal {
  code: string;
  message: string;
  path: readonly string[];
}

/** A refusal in the user's language where we have words for it, else in the host's. */
export function useRefusal(): (refusal: Refusal) => string {
  const { t } = useTranslation('cache');
  return ({ code, message }) => t(`refusal.${code}` as 'refusal.CONFLICT', { defaultValue: message });
}
