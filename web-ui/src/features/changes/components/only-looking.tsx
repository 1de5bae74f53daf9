import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChangeSetDetail } from '../model/change-set.ts';

/** Why there is nothing to be done with a set, for who may only read it. */
export function OnlyLooking({ set }: { set: Pick<ChangeSetDetail, 'missingPermission'> }) {
  const { t } = useTranslation('changes');
  if (!set.missingPermission) return null;
  return (
    <p role="note" className="flex items-start gap-2 text-muted">
      <Lock className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span>{t('onlyLooking', { permission: set.missingPermission })}</span>
    </p>
  );
}
