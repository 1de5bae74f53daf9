import { Link } from '@tanstack/react-router';
import { Search, X } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useEffect, useRef, useState, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonStyle, Menu, MenuChoice, Popover } from '@/components/ui';
import { useShops } from '@/features/shops';
import type { ProductFacetsQuery } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { useMedia } from '@/lib/hooks/use-media.ts';
import { useFacets, useSubjectFacets } from '../hooks/use-products.ts';
import { countFilters, noFilters, photoRanges, toggled, type ListSearch, type PhotoRange } from '../model/list-search.ts';
import { CharacteristicFilter } from './characteristic-filter.tsx';
import { ConditionFilter } from './condition-filter.tsx';
import { ContentFilters } from './content-filters.tsx';
import { DayRange } from './day-range.tsx';
import { FacetFilter, filterButton } from './facet-filter.tsx';

const SubjectTree = lazy(() => import('./subject-tree.tsx'));

const searchMillis = 275;

interface FilterBarProps {
  shopId: string;
  search: ListSearch;
  onChange(patch: Partial<ListSearch>, how?: 'push' | 'replace'): void;
  /** How old the values and their counts are. */
  age?: ReactNode;
  /** The list is there: now the values are counted. */
  counted: boolean;
}

export function FilterBar({ shopId, search, onChange, age, counted }: FilterBarProps) {
  const { t } = useTranslation(['products', 'common', 'care']);
  const { shops } = useShops();
  const { data } = useFacets(shopId, search, counted);
  const facets = data?.productFacets;
  const filters = countFilters(search);
  // On a phone the cards are drawn first; elsewhere it is not known how many lines the filters take.
  const phone = useMedia('(max-width: 40rem)');
  const cardsDrawn = useDeferredValue(true, false);
  const facetFilter = (key: 'brand' | 'tag', values: ComponentProps<typeof FacetFilter>['facets']) => (
    <FacetFilter
      label={t(`filter.${key}`)}
      facets={values}
      age={age}
      selected={search[key]}
      onToggle={(id) => onChange({ [key]: toggled(search[key], id) })}
      onClear={() => onChange({ [key]: undefined })}
    />
  );
  return (
    <search className="flex flex-col gap-1 px-4 pb-2 sm:flex-row sm:flex-wrap sm:items-center sm:gap-x-2 lg:px-6" aria-label={t('filter.title')}>
      <SearchBox text={search.q ?? ''} onText={(q) => onChange({ q: q || undefined, scope: undefined }, 'replace')} />
      <div className="-mx-4 flex min-h-9 min-w-0 items-center gap-1.5 overflow-x-auto px-4 py-1 sm:mx-0 sm:shrink sm:grow sm:basis-md sm:flex-wrap sm:overflow-visible sm:px-1">
        {(cardsDrawn || !phone) && (
          <>
            {facetFilter('brand', facets?.brands)}
            <SubjectFilter shopId={shopId} search={search} facets={facets} age={age} onChange={onChange} />
            {facetFilter('tag', facets?.tags)}
            <VideoFilter search={search} withVideo={facets?.withVideo} onChange={onChange} />
            <PhotosFilter search={search} withoutPhotos={facets?.withoutPhotos} onChange={onChange} />
            <DayFilter keys={['from', 'to']} label={t('filter.updated')} search={search} onChange={onChange} />
            <DayFilter keys={['createdFrom', 'createdTo']} label={t('filter.created')} search={search} onChange={onChange} />
            <CharacteristicFilter shopId={shopId} search={search} onChange={onChange} age={age} />
            <ContentFilters search={search} flaws={facets?.flaws} onChange={onChange} />
            <ConditionFilter shopId={shopId} search={search} onChange={onChange} />
            {search.q && shops.length > 1 && (
              <Link to="/search" search={{ q: search.q }} className={buttonStyle({ look: 'link', size: 'bare', className: 'px-1 text-xs' })}>
                {t('care:everywhere.open')}
              </Link>
            )}
            {filters > 0 && (
              <Button look="link" size="bare" className="px-1 text-xs" onClick={() => onChange(noFilters)}>
                {t('filter.clearAll')}
              </Button>
            )}
          </>
        )}
      </div>
    </search>
  );
}

function SearchBox({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation(['products', 'common']);
  const [typed, setTyped] = useState(text);
  const { call, cancel } = useDebounced(onText, searchMillis);
  const sent = useRef(text);
  useEffect(() => {
    // The address changed by something else than typing: back, a link, "clear all".
    if (text !== sent.current) setTyped(text);
    sent.current = text;
  }, [text]);
  const type = (next: string) => {
    setTyped(next);
    sent.current = next.trim();
    call(next.trim());
  };
  return (
    <div className="relative sm:w-64 lg:w-80">
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" aria-hidden="true" />
      <input
        type="search"
        value={typed}
        maxLength={200}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        className="field pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            cancel();
            onText(typed.trim());
          }
        }}
      />
      {typed && (
        <button
          type="button"
          aria-label={t('search.clear')}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded text-muted hover:bg-sunken hover:text-ink"
          onClick={() => {
            cancel();
            setTyped('');
            sent.current = '';
            onText('');
          }}
        >
          <X className="size-4" />
        </button>
      )}
    </div>
  );
}

type Change = FilterBarProps['onChange'];

function VideoFilter({ search, withVideo, onChange }: { search: ListSearch; withVideo: number | undefined; onChange: Change }) {
  const { t } = useTranslation(['products', 'common']);
  const format = useFormat();
  const counted = withVideo === undefined ? '' : ` (${format.number(withVideo)})`;
  return (
    <Menu align="start" trigger={filterButton(t('filter.video'), search.video && t(`filter.videoIs.${search.video}`))}>
      <MenuChoice
        value={search.video ?? 'any'}
        options={[
          { value: 'any', label: t('filter.any') },
          { value: 'yes', label: t('filter.videoIs.yes') + counted },
          { value: 'no', label: t('filter.videoIs.no') },
        ]}
        onChange={(video) => onChange({ video: video === 'any' ? undefined : (video as 'yes' | 'no') })}
      />
    </Menu>
  );
}

function PhotosFilter({ search, withoutPhotos, onChange }: { search: ListSearch; withoutPhotos: number | undefined; onChange: Change }) {
  const { t } = useTranslation(['products', 'common']);
  const format = useFormat();
  const ranges = Object.keys(photoRanges) as PhotoRange[];
  return (
    <Menu align="start" trigger={filterButton(t('filter.photos'), search.photos && t(`filter.photosAre.${search.photos}`))}>
      <MenuChoice
        value={search.photos ?? 'any'}
        options={[
          { value: 'any', label: t('filter.any') },
          ...ranges.map((range) => ({
            value: range,
            label:
              t(`filter.photosAre.${range}`) +
              (range === 'none' && withoutPhotos !== undefined ? ` (${format.number(withoutPhotos)})` : ''),
          })),
        ]}
        onChange={(photos) => onChange({ photos: photos === 'any' ? undefined : (photos as PhotoRange) })}
      />
    </Menu>
  );
}

interface SubjectFilterProps {
  shopId: string;
  search: ListSearch;
  facets: ProductFacetsQuery['productFacets'] | undefined;
  age: ReactNode;
  onChange: Change;
}

function SubjectFilter({ shopId, search, facets, age, onChange }: SubjectFilterProps) {
  const { t } = useTranslation('products');
  const label = t('filter.subject');
  const chosen = [...(search.parent ?? []), ...(search.subject ?? [])];
  const [open, setOpen] = useState(false);
  const tree = useSubjectFacets(shopId, search, open || search.parent !== undefined);
  const named = [...(search.parent ? (tree.data?.productFacets.parents ?? []) : []), ...(search.subject ? (facets?.subjects ?? []) : [])];
  const summary = chosen.length === 1 ? (named.find(({ id }) => id === chosen[0])?.name ?? chosen[0]) : chosen.length || null;
  return (
    <Popover trigger={filterButton(label, summary)} label={label} className="w-80" onOpenChange={setOpen}>
      <Suspense>
        {/* Subjects without their categories, until these are known. */}
        <SubjectTree label={label} facets={tree.data?.productFacets ?? (facets && { ...facets, parents: [] })} search={search} onChange={onChange} />
      </Suspense>
      {age && <div className="border-t p-1">{age}</div>}
    </Popover>
  );
}

interface DayFilterProps {
  keys: readonly ['from', 'to'] | readonly ['createdFrom', 'createdTo'];
  label: string;
  search: ListSearch;
  onChange: Change;
}

/** A range of days, both inclusive. */
function DayFilter({ keys: [first, last], label, search, onChange }: DayFilterProps) {
  const format = useFormat();
  const from = search[first];
  const to = search[last];
  const day = (date: string | undefined) => (date ? format.date(`${date}T00:00:00`) : '…');
  return (
    <Popover trigger={filterButton(label, from || to ? `${day(from)} - ${day(to)}` : null)} label={label} className="w-64 p-3">
      <DayRange from={from} to={to} onChange={(days) => onChange({ [first]: days.from, [last]: days.to })} />
    </Popover>
  );
}
