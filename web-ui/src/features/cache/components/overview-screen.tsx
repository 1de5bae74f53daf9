import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, Outdated, SkeletonLines } from '@/components/state';
import { Section } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useStats } from '../hooks/use-stats.ts';
import type { OverviewSearch, SortColumn } from '../model/cache-search.ts';
import { CacheActions } from './cache-actions.tsx';
import { CachePage } from './cache-page.tsx';
import { Headline } from './headline.tsx';
import { SpanPicker } from './span-picker.tsx';
import { EndpointTable, ShopTable } from './stats-tables.tsx';
import { Traffic } from './traffic.tsx';
import { UpstreamTable } from './upstream-table.tsx';
import { WarmPanel } from './warm-panel.tsx';

interface OverviewScreenProps {
  search: OverviewSearch;
  onSearch(patch: Partial<OverviewSearch>): void;
}

/** What the cache did and holds. */
export function OverviewScreen({ search, onSearch }: OverviewScreenProps) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const query = useStats(search);
  const stats = query.data?.cacheStats;
  const column = search.order ?? 'reads';
  const direction = search.dir ?? 'desc';
  const onSort = (next: SortColumn) => onSearch({ order: next === 'reads' ? undefined : next, dir: next === column && direction === 'desc' ? 'asc' : undefined });
  const sorting = { column, direction, onSort };
  const idle = stats?.total.reads === 0;
  return (
    <CachePage
      note={stats && `${format.dateTime(stats.from)} – ${format.dateTime(stats.to)}`}
      actions={<CacheActions scope={search.inShop ? { shopId: search.inShop } : {}} onWarming={(job) => onSearch({ job })} />}
    >
      {search.job && <WarmPanel key={search.job} jobId={search.job} onClose={() => onSearch({ job: undefined })} />}
      <SpanPicker search={search} onSearch={onSearch} />
      <Outdated query={query} />
      {stats ? (
        <div className={`flex flex-col gap-6 transition-opacity ${query.isPlaceholderData ? 'opacity-60' : ''}`}>
          <Headline counts={stats.total} memory={{ bytes: stats.memoryBytes, limit: stats.memoryLimitBytes }} />
          {idle ? <Empty title={t('idle.title')}>{<p>{t('idle.hint')}</p>}</Empty> : <Traffic stats={stats} search={search} onSearch={onSearch} />}
          <EndpointTable search={search} {...sorting} />
          {!search.inShop && <ShopTable search={search} onShop={(inShop) => onSearch({ inShop })} {...sorting} />}
          {stats.upstreams.length > 0 && (
            <Section title={t('upstreams.title')} note={t('upstreams.note')}>
              <UpstreamTable upstreams={stats.upstreams} />
            </Section>
          )}
        </div>
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <SkeletonLines lines={10} />
      )}
    </CachePage>
  );
}
