import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import type { ChangeSetDetail } from '../model/change-set.ts';

/** Why the reader cannot confirm a set that is checked, and what is needed. */
export function Obstacles({ set }: { set: Pick<ChangeSetDetail, 'id' | 'confirmation' | 'missingPermission'> }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const { obstacles, maxRows } = set.confirmation;
  if (set.missingPermission) return null;
  return obstacles.map((obstacle) => (
    <p key={obstacle} role="note" className="flex items-start gap-2 rounded-lg bg-warn-soft px-4 py-3">
      <Users className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden="true" />
      <span className="min-w-0 flex-1 text-pretty">{t(`obstacle.${obstacle}`, { rows: format.number(maxRows ?? 0) })}</span>
      {obstacle === 'NEEDS_ANOTHER_PERSON' && <CopyButton text={`${window.location.origin}/changes/${set.id}`} what={t('obstacle.link')} />}
    </p>
  ));
}
