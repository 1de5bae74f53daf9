import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Popover } from '@/components/ui';
import { useConditions } from '../hooks/use-conditions.ts';
import { conditionName } from '../model/condition-name.ts';
import type { ListSearch } from '../model/list-search.ts';
import { filterButton } from './facet-filter.tsx';

const Values = lazy(() => import('./condition-values.tsx'));

interface ConditionFilterProps {
  shopId: string;
  search: ListSearch;
  onChange(patch: Pick<ListSearch, 'check'>): void;
  /** Where cards of more than this shop are shown: what is counted in it alone is left out. */
  everywhere?: boolean;
}

/** By what other plugins found out about cards. Counted only for who opens it, or has chosen something of it. */
export function ConditionFilter({ shopId, search, onChange, everywhere = false }: ConditionFilterProps) {
  const { t } = useTranslation(['care', 'common']);
  const [open, setOpen] = useState(false);
  const { check: chosen = [] } = search;
  const query = useConditions(shopId, search, open || chosen.length > 0);
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const label = t('filter.checks');
  return (
    <Popover trigger={filterButton(label, only ? conditionName(query.data, only) : chosen.length || null)} label={label} className="w-80" onOpenChange={setOpen}>
      <Suspense>
        <Values query={query} chosen={chosen} everywhere={everywhere} onChoose={(check) => onChange({ check })} />
      </Suspense>
      {chosen.length > 0 && (
        <div className="border-t p-1">
          <Button look="quiet" size="sm" className="w-full" onClick={() => onChange({ check: undefined })}>
            {t('common:clear')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
