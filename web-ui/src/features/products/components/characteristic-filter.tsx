import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Popover } from '@/components/ui';
import type { ListSearch } from '../model/list-search.ts';
import { filterButton } from './facet-filter.tsx';

const Values = lazy(() => import('./characteristic-values.tsx'));

interface CharacteristicFilterProps {
  shopId: string;
  search: ListSearch;
  onChange(patch: Partial<ListSearch>): void;
  age?: ReactNode;
}

/** By values of characteristics. They are counted only for who opens it: that reads every card's. */
export function CharacteristicFilter({ shopId, search, onChange, age }: CharacteristicFilterProps) {
  const { t } = useTranslation(['products', 'common', 'care']);
  const [open, setOpen] = useState(false);
  const label = t('care:filter.characteristics');
  return (
    <Popover trigger={filterButton(label, search.trait?.length)} label={label} className="w-80" onOpenChange={setOpen}>
      {open && (
        <Suspense>
          <Values shopId={shopId} search={search} onChange={onChange} />
        </Suspense>
      )}
      {age && <div className="border-t p-1">{age}</div>}
      {search.trait && (
        <div className="border-t p-1">
          <Button look="quiet" size="sm" className="w-full" onClick={() => onChange({ trait: undefined })}>
            {t('common:clear')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
