import { Link } from '@tanstack/react-router';
import { ChevronLeft, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, Outdated, SkeletonLines } from '@/components/state';
import { Badge, Button, Page, PageHead, Section } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { usePolicies } from '../hooks/use-policies.ts';
import { useStats } from '../hooks/use-stats.ts';
import type { EndpointSearch } from '../model/cache-search.ts';
import type { Policy, PolicyField } from '../model/policy.ts';
import type { Stats } from '../model/stats.ts';
import { AgeHistogram } from './age-histogram.tsx';
import { EntriesList } from './entries-list.tsx';
import { Headline } from './headline.tsx';
import { InvalidateButton } from './invalidate-dialog.tsx';
import { PolicyComparison } from './policy-comparison.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { SpanPicker } from './span-picker.tsx';
import { Traffic } from './traffic.tsx';
import { WarmButton } from './warm-dialog.tsx';
import { WarmPanel } from './warm-panel.tsx';

interface EndpointScreenProps {
  endpoint: string;
  search: EndpointSearch;
  onSearch(patch: Partial<EndpointSearch>): void;
}

/** All about one endpoint. What is held of it outlives its plugin, and so does this page. */
export function EndpointScreen({ endpoint, search, onSearch }: EndpointScreenProps) {
  const { t } = useTranslation('cache');
  const { fields, policies, error, refetch } = usePolicies();
  const query = useStats(search, endpoint);
  const stats = query.data?.cacheStats;
  const policy = policies?.find((one) => one.endpoint === endpoint);
  const known = policy !== undefined || stats?.endpoints?.items.some((one) => one.endpoint === endpoint);
  const scope = { endpoint, shopId: search.inShop };
  return (
    <Page>
      <div className="flex flex-col gap-1">
        <Link
          to="/cache"
          search={{ span: search.span, from: search.from, to: search.to, inShop: search.inShop }}
          className="-ml-1 inline-flex min-h-6 items-center gap-0.5 self-start text-xs font-medium text-muted hover:text-ink"
        >
          <ChevronLeft className="size-4" aria-hidden="true" />
          {t('endpointBack')}
        </Link>
        <PageHead title={<span className="break-all">{endpoint}</span>} note={policy?.plugin}>
          {policy && !policy.orphaned && (
            <>
              <WarmButton scope={scope} onWarming={(job) => onSearch({ job })} />
              <InvalidateButton scope={scope} />
            </>
          )}
        </PageHead>
      </div>
      {search.job && <WarmPanel key={search.job} jobId={search.job} onClose={() => onSearch({ job: undefined })} />}
      {policies && stats && !known ? (
        <Empty title={t('endpointUnknown')}>
          <p>{t('endpointUnknownHint')}</p>
        </Empty>
      ) : (
        <>
          <SpanPicker search={search} onSearch={onSearch} />
          <Outdated query={query} />
          {stats ? (
            <EndpointStats endpoint={endpoint} stats={stats} waiting={query.isPlaceholderData} search={search} onSearch={onSearch} />
          ) : query.error ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <SkeletonLines lines={8} />
          )}
          {policies ? (
            policy && <PolicySection policy={policy} fields={fields} editing={search.edit === 'yes'} onEditing={(editing) => onSearch({ edit: editing ? 'yes' : undefined })} />
          ) : error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <SkeletonLines />
          )}
          <EntriesList endpoint={endpoint} search={search} onSearch={onSearch} />
        </>
      )}
    </Page>
  );
}

interface EndpointStatsProps extends EndpointScreenProps {
  stats: Stats;
  waiting: boolean;
}

function EndpointStats({ endpoint, stats, waiting, search, onSearch }: EndpointStatsProps) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const own = stats.endpoints?.items.find((one) => one.endpoint === endpoint);
  return (
    <div className={`flex flex-col gap-6 transition-opacity ${waiting ? 'opacity-60' : ''}`}>
      <Headline counts={stats.total} memory={null} />
      <Traffic stats={stats} search={search} onSearch={onSearch} />
      {own && own.entries > 0 && (
        <Section
          title={t('ages.title')}
          note={t('ages.note', { count: own.entries, entries: format.number(own.entries), bytes: format.bytes(own.bytes), memory: format.bytes(own.memoryBytes) })}
        >
          <AgeHistogram ages={own.ages} />
        </Section>
      )}
    </div>
  );
}

interface PolicySectionProps {
  policy: Policy;
  fields: readonly PolicyField[];
  editing: boolean;
  onEditing(editing: boolean): void;
}

function PolicySection({ policy, fields, editing, onEditing }: PolicySectionProps) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  return (
    <Section
      title={t('policy.title')}
      actions={
        <Button size="sm" needsHost onClick={() => onEditing(true)}>
          <SlidersHorizontal />
          {t('policy.edit')}
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
        {policy.orphaned && <Badge tone="warn">{t('policy.orphaned')}</Badge>}
        <p className="text-pretty">
          {policy.changedAt
            ? t('policy.changedBy', { when: format.dateTime(policy.changedAt), who: policy.changedBy ?? '?', reason: policy.reason ?? '' })
            : t('policy.neverChanged')}
        </p>
      </div>
      <PolicyComparison policy={policy} fields={fields} />
      {editing && <PolicyEditor policy={policy} fields={fields} onClose={() => onEditing(false)} />}
    </Section>
  );
}
