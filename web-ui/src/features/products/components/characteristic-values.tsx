import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Checkbox } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { characteristicFacets } from '../api/characteristic-documents.ts';
import { toFilter, toggled, type ListSearch } from '../model/list-search.ts';

interface CharacteristicValuesProps {
  shopId: string;
  search: ListSearch;
  onChange(patch: Partial<ListSearch>): void;
}

const most = 30;

/** Characteristics with their values and how many cards have each. */
export default function CharacteristicValues({ shopId, search, onChange }: CharacteristicValuesProps) {
  const { t } = useTranslation('products');
  const format = useFormat();
  // The chosen values do not narrow what can be chosen.
  const filter = useMemo(() => toFilter({ ...search, trait: undefined }), [search]);
  const query = useQuery({ ...shopQuery(characteristicFacets, { filter, limit: most }, shopId), staleTime: 60_000 });
  if (query.isPending) return <SkeletonLines lines={5} />;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const facets = query.data.productCharacteristicFacets;
  const chosen = (id: string) => search.trait?.filter((trait) => trait.startsWith(`${id}:`)).length ?? 0;
  if (facets.length === 0) return <p className="px-3 py-4 text-center text-muted">{t('filter.nothing')}</p>;
  return (
    <div className="max-h-96 overflow-y-auto p-1">
      {facets.map((facet) => (
        <details key={facet.id} open={chosen(facet.id) > 0 || undefined} className="group">
          <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded px-2 hover:bg-sunken">
            <ChevronRight className="size-3.5 text-muted transition-transform group-open:rotate-90" aria-hidden="true" />
            <span className="min-w-0 flex-1 truncate">{facet.name}</span>
            {chosen(facet.id) > 0 && <span className="text-xs font-medium text-accent-ink tabular-nums">{format.number(chosen(facet.id))}</span>}
          </summary>
          <ul aria-label={facet.name}>
            {facet.values.map((value) => {
              const trait = `${facet.id}:${value.id}`;
              return (
                <li key={value.id}>
                  <Checkbox className="rounded pr-2 pl-6 hover:bg-sunken" checked={search.trait?.includes(trait) ?? false} onChange={() => onChange({ trait: toggled(search.trait, trait) })}>
                    <span className="min-w-0 flex-1 truncate">{value.name}</span>
                    <span className="text-xs text-muted tabular-nums">{format.number(value.count)}</span>
                  </Checkbox>
                </li>
              );
            })}
          </ul>
        </details>
      ))}
    </div>
  );
}
