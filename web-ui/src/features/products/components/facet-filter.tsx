import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Input, Popover } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';

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

interface Facet {
  id: string;
  name: string;
  count: number;
}

interface FacetFilterProps {
  label: string;
  facets: readonly Facet[] | undefined;
  selected: readonly string[] | undefined;
  onToggle(id: string): void;
  onClear(): void;
  age?: ReactNode;
}

/** From this many values on, they can be searched. */
const searchableFrom = 8;

export function FacetFilter({ label, facets = [], selected = [], onToggle, onClear, age }: FacetFilterProps) {
  const { t } = useTranslation(['products', 'common']);
  const format = useFormat();
  const [text, setText] = useState('');
  const named = new Map(facets.map((facet) => [facet.id, facet]));
  // What is chosen stays visible even where no row is left to count.
  const gone = selected.filter((id) => !named.has(id)).map((id) => ({ id, name: id, count: 0 }));
  const shown = [...gone, ...facets].filter((facet) => facet.name.toLowerCase().includes(text.trim().toLowerCase()));
  const summary =
    selected.length === 1 ? (named.get(selected[0] ?? '')?.name ?? selected[0]) : selected.length > 0 ? selected.length : null;
  return (
    <Popover trigger={filterButton(label, summary)} label={label} className="w-72" onOpenChange={(open) => open && setText('')}>
      {facets.length >= searchableFrom && (
        <div className="border-b p-2">
          <Input
            type="search"
            value={text}
            aria-label={t('filter.find', { what: label })}
            placeholder={t('filter.find', { what: label })}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      )}
      <ul className="max-h-72 overflow-y-auto p-1" aria-label={label}>
        {shown.map((facet) => (
          <li key={facet.id}>
            <Checkbox
              className="rounded px-2 hover:bg-sunken"
              checked={selected.includes(facet.id)}
              onChange={() => onToggle(facet.id)}
            >
              <span className="min-w-0 flex-1 truncate">{facet.name}</span>
              <span className="text-xs text-muted tabular-nums">{format.number(facet.count)}</span>
            </Checkbox>
          </li>
        ))}
        {shown.length === 0 && <li className="px-2 py-3 text-center text-muted">{t('filter.nothing')}</li>}
      </ul>
      {age && <div className="border-t p-1">{age}</div>}
      {selected.length > 0 && (
        <div className="border-t p-1">
          <Button look="quiet" size="sm" className="w-full" onClick={onClear}>
            {t('common:clear')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
