import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import type { ListSearch } from '../model/list-search.ts';
import { ConditionFilter } from './condition-filter.tsx';

interface ConditionsEverywhereProps {
  /** The shop that is looked at, whose plugins say what can be chosen; null while none is. */
  shopId: string | null;
  check: ListSearch['check'];
  onChange(patch: Pick<ListSearch, 'check'>): void;
}

/** The same filter over the cards of all shops: without a shop what an address filters by can at least be cleared. */
export function ConditionsEverywhere({ shopId, check, onChange }: ConditionsEverywhereProps) {
  const { t } = useTranslation(['care', 'common']);
  if (shopId !== null) return <ConditionFilter everywhere shopId={shopId} search={{ check }} onChange={onChange} />;
  if (!check?.length) return null;
  return (
    <Button size="sm" look="chosen" onClick={() => onChange({ check: undefined })}>
      {t('filter.checks')}: {t('common:clear')}
      <X aria-hidden="true" />
    </Button>
  );
}
