import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Popover } from '@/components/ui';
import { FacetList, type Facet } from './facet-list.tsx';

/** The button that opens a filter and says what is chosen in it. */
export function filterButton(label: string, value: string | number | null | undefined) {
  const active = value !== null && value !== undefined && value !== '';
  return (
    <Button size="sm" look={active ? 'chosen' : 'plain'} className="max-w-56">
      <span className="truncate">
        {label}
        {active && `: ${value}`}
      </span>
      <ChevronDown className="opacity-60" />
    </Button>
  );
}

interface FacetFilterProps {
  label: string;
  facets: readonly Facet[] | undefined;
  selected: readonly string[] | undefined;
  onToggle(id: string): void;
  onClear(): void;
  age?: ReactNode;
}

export function FacetFilter({ label, facets = [], selected = [], onToggle, onClear, age }: FacetFilterProps) {
  const { t } = useTranslation('common');
  const only = selected.length === 1 ? selected[0] : undefined;
  const summary = only === undefined ? selected.length || null : (facets.find(({ id }) => id === only)?.name ?? only);
  return (
    <Popover trigger={filterButton(label, summary)} label={label} className="w-72">
      <FacetList label={label} facets={facets} selected={selected} onToggle={onToggle} />
      {age && <div className="border-t p-1">{age}</div>}
      {selected.length > 0 && (
        <div className="border-t p-1">
          <Button look="quiet" size="sm" className="w-full" onClick={onClear}>
            {t('clear')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
