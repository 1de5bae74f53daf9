import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, Input } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';

export interface Facet {
  id: string;
  name: string;
  count: number;
}

interface FacetListProps {
  label: string;
  facets: readonly Facet[];
  selected: readonly string[];
  onToggle(id: string): void;
}

/** From this many values on, they can be searched. */
const searchableFrom = 8;

/** The values of a filter with how many cards have each. */
export function FacetList({ label, facets, selected, onToggle }: FacetListProps) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const [text, setText] = useState('');
  const known = new Set(facets.map(({ id }) => id));
  // What is chosen stays visible even where no row is left to count.
  const gone = selected.filter((id) => !known.has(id)).map((id) => ({ id, name: id, count: 0 }));
  const shown = [...gone, ...facets].filter((facet) => facet.name.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
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
    </>
  );
}
