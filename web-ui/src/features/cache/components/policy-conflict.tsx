import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { differences, type Policy, type PolicyField } from '../model/policy.ts';
import { ChangeList } from './change-list.tsx';

interface PolicyConflictProps {
  fields: readonly PolicyField[];
  before: Policy;
  after: Policy;
  onGoOn(): void;
}

/** Somebody else saved meanwhile: who, why and what. What was typed stays. */
export function PolicyConflict({ fields, before, after, onGoOn }: PolicyConflictProps) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const changes = differences(fields, before, after);
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-lg bg-warn-soft p-3">
      <p className="font-medium text-warn">{t('conflict.title')}</p>
      <p className="text-xs">
        {t('conflict.who', { who: after.changedBy ?? '?', when: after.changedAt ? format.dateTime(after.changedAt) : '?' })}
        {after.reason && ` ${t('conflict.why', { reason: after.reason })}`}
      </p>
      {changes.length > 0 ? <ChangeList changes={changes} /> : <p className="text-xs">{t('conflict.same')}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="sm" onClick={onGoOn}>
          {t('conflict.goOn')}
        </Button>
        <p className="flex-1 basis-48 text-xs">{t('conflict.hint')}</p>
      </div>
    </div>
  );
}
