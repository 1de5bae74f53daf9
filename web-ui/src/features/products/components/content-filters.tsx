import { useTranslation } from 'react-i18next';
import { Menu, MenuChoice } from '@/components/ui';
import type { ProductFacetsQuery } from '@/generated/graphql/graphql.ts';
import { changedDays, flaws as allFlaws, toggled, type ChangedSince, type ListSearch } from '../model/list-search.ts';
import { FacetFilter, filterButton } from './facet-filter.tsx';

interface ContentFiltersProps {
  search: ListSearch;
  /** How many cards have each; undefined until they are counted. */
  flaws: ProductFacetsQuery['productFacets']['flaws'] | undefined;
  onChange(patch: Partial<ListSearch>): void;
}

const scores = [20, 40, 60, 80] as const;

/** By what is wrong with cards, and by what became of them. */
export function ContentFilters({ search, flaws, onChange }: ContentFiltersProps) {
  const { t } = useTranslation('care');
  const facets = flaws?.filter(({ count }) => count > 0).map(({ flaw, count }) => ({ id: flaw as string, name: t(`flaw.${flaw}`), count }));
  const toggle = (id: string) => onChange({ flaw: allFlaws.filter((flaw) => toggled(search.flaw, id)?.includes(flaw)) });
  return (
    <>
      <FacetFilter
        label={t('filter.content')}
        facets={facets}
        selected={search.flaw}
        onToggle={toggle}
        onClear={() => onChange({ flaw: undefined })}
      />
      <Menu align="start" trigger={filterButton(t('filter.score'), search.score && t('filter.scoreBelow', { score: search.score }))}>
        <MenuChoice
          value={String(search.score ?? 'any')}
          options={[{ value: 'any', label: t('filter.any') }, ...scores.map((score) => ({ value: String(score), label: t('filter.scoreBelow', { score }) }))]}
          onChange={(score) => onChange({ score: score === 'any' ? undefined : Number(score) })}
        />
      </Menu>
      <Menu align="start" trigger={filterButton(t('filter.changed'), search.edited && t(`filter.changedSince.${search.edited}`))}>
        <MenuChoice
          value={search.edited ?? 'any'}
          options={[
            { value: 'any', label: t('filter.any') },
            ...(Object.keys(changedDays) as ChangedSince[]).map((since) => ({ value: since, label: t(`filter.changedSince.${since}`) })),
          ]}
          onChange={(edited) => onChange({ edited: edited === 'any' ? undefined : (edited as ChangedSince) })}
        />
      </Menu>
      <Menu align="start" trigger={filterButton(t('filter.errors'), search.errors && t('filter.errorsOnly'))}>
        <MenuChoice
          value={search.errors ?? 'any'}
          options={[
            { value: 'any', label: t('filter.any') },
            { value: 'yes', label: t('filter.errorsOnly') },
          ]}
          onChange={(errors) => onChange({ errors: errors === 'any' ? undefined : 'yes' })}
        />
      </Menu>
    </>
  );
}
