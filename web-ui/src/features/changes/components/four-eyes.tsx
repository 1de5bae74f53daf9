import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { waitsForSecond, type ChangeSetDetail } from '../model/change-set.ts';

/** To who may say the second yes: who asks for it, and that it is theirs to give or to refuse. */
export function FourEyes({ set }: { set: ChangeSetDetail }) {
  const { t } = useTranslation('changes');
  if (!waitsForSecond(set) || !set.acts.includes('CONFIRM')) return null;
  const asks = set.createdBy ?? t('byPlugin');
  const edited = set.editedBy && set.editedBy !== set.createdBy ? set.editedBy : null;
  return (
    <p role="note" className="flex items-start gap-2 rounded-lg bg-accent-soft px-4 py-3 text-pretty">
      <Users className="mt-0.5 size-4 shrink-0 text-accent-ink" aria-hidden="true" />
      <span>
        {edited ? t('fourEyes.askedAndEdited', { who: asks, edited }) : t('fourEyes.asked', { who: asks })} {t('fourEyes.yours')}
      </span>
    </p>
  );
}
