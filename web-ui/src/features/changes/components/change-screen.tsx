import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronLeft, Hourglass, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Notice, RetryTime, SkeletonLines } from '@/components/state';
import { Badge, Page, PageHead, Progress } from '@/components/ui';
import { shopLabel, useShops } from '@/features/shops';
import { useFormat } from '@/lib/format/use-format.ts';
import { useChangeActs } from '../hooks/use-change-acts.ts';
import { useChangeSet } from '../hooks/use-change-sets.ts';
import { isUnderWay, progressOf, setTones, type ChangeSetDetail } from '../model/change-set.ts';
import type { ChangeSearch } from '../model/changes-search.ts';
import { waitsForStart } from '../model/plan.ts';
import { ChangeActs } from './change-acts.tsx';
import { ChangeRows } from './change-rows.tsx';
import { CheckAge } from './check-age.tsx';
import { FourEyes } from './four-eyes.tsx';
import { LifeCycle } from './life-cycle.tsx';
import { Obstacles } from './obstacles.tsx';
import { OnlyLooking } from './only-looking.tsx';
import { Groups, RowFilters } from './row-filters.tsx';
import { Schedule } from './schedule.tsx';
import { SendingStops, StopSending } from './sending-stops.tsx';
import { ShopTag } from './shop-tag.tsx';

interface ChangeScreenProps {
  id: string;
  search: ChangeSearch;
  onSearch(patch: Partial<ChangeSearch>): void;
}

/** One change set: where it is, what it does row by row, and what can be done with it. */
export function ChangeScreen({ id, search, onSearch }: ChangeScreenProps) {
  const { t } = useTranslation('changes');
  const { shopId } = useShops();
  const query = useChangeSet(id, shopId);
  const set = query.data?.changeSet;
  return (
    <Page>
      <Link to="/changes" className="-mb-2 inline-flex items-center gap-1 self-start text-xs text-muted hover:text-ink">
        <ChevronLeft className="size-3.5" aria-hidden="true" />
        {t('title')}
      </Link>
      {set ? (
        <Detail set={set} shopId={shopId} search={search} onSearch={onSearch} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data ? (
        <Notice heading title={t('unknown.title')}>
          <p>{t('unknown.hint')}</p>
        </Notice>
      ) : (
        <SkeletonLines />
      )}
    </Page>
  );
}

function Detail({ set, shopId, search, onSearch }: Omit<ChangeScreenProps, 'id'> & { set: ChangeSetDetail; shopId: string | null }) {
  const { t } = useTranslation('changes');
  const navigate = useNavigate();
  const { shops } = useShops();
  const acts = useChangeActs(set, shopId, (id) => void navigate({ to: '/changes/$id', params: { id } }));
  const shop = shops.find(({ id }) => id === set.shopId);
  const name = shop ? shopLabel(shop) : set.shopId;
  return (
    <>
      <PageHead
        title={set.title}
        note={
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={setTones[set.state]}>{t(`is.${set.state}`)}</Badge>
            <span>{set.kind.title}</span>
            <span className="font-mono text-xs">#{set.id}</span>
            <ShopTag shopId={set.shopId} />
          </span>
        }
      >
        {(waitsForStart(set) || (isUnderWay(set) && set.state !== 'CHECKING')) && <StopSending shopId={set.shopId} />}
        <ChangeActs set={set} shopId={shopId} shop={name} search={search} acts={acts} />
      </PageHead>
      <SendingStops shopId={set.shopId} />
      <OnlyLooking set={set} />
      <Obstacles set={set} />
      <FourEyes set={set} />
      <Schedule set={set} shop={name} acts={acts} />
      <CheckAge set={set} acts={acts} />
      <section className="rounded-lg border bg-surface p-4" aria-label={t('life.label')}>
        <LifeCycle set={set} />
        <Under set={set} />
      </section>
      <Relations set={set} />
      <Groups set={set} search={search} onSearch={onSearch} />
      <RowFilters key={set.id} set={set} search={search} onSearch={onSearch} />
      <ChangeRows set={set} shopId={shopId} search={search} removing={acts.busy} onRemove={set.acts.includes('DELETE_ROWS') && set.rowCount > 1 ? (key) => acts.remove([key]) : undefined} />
    </>
  );
}

/** How far it is, and what it waits for. */
function Under({ set }: { set: ChangeSetDetail }) {
  const { t } = useTranslation(['changes', 'common']);
  const format = useFormat();
  const progress = progressOf(set);
  if (!progress) return null;
  const text = t(set.state === 'CHECKING' ? 'progress.checked' : 'progress.settled', {
    count: progress.total,
    done: format.number(progress.done),
    total: format.number(progress.total),
  });
  return (
    <div className="mt-4 flex flex-col gap-2" data-testid="change-progress">
      <Progress label={t(`is.${set.state}`)} share={progress.share} text={text} />
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted tabular-nums" role="status">
        <span>{text}</span>
        {set.problem && isUnderWay(set) && (
          <span className="inline-flex flex-wrap items-center gap-1 text-warn">
            <Hourglass className="size-3.5" aria-hidden="true" />
            <span>{t(`common:problem.${set.problem.kind}`)}.</span>
            {set.problem.retryAt && (
              <span>
                <RetryTime retryAt={set.problem.retryAt} />
              </span>
            )}
          </span>
        )}
        {!set.kind.available && (
          <span className="inline-flex items-center gap-1 text-warn">
            <PlugZap className="size-3.5" aria-hidden="true" />
            {t('progress.pluginAway')}
          </span>
        )}
      </p>
    </div>
  );
}

function Relations({ set }: { set: ChangeSetDetail }) {
  const { t } = useTranslation('changes');
  const link = 'text-accent-ink underline-offset-4 hover:underline';
  if (!set.rollbackOf && !set.rolledBackBy) return null;
  return (
    <p className="text-muted">
      {set.rollbackOf && (
        <Link to="/changes/$id" params={{ id: set.rollbackOf }} className={link}>
          {t('rollBack.of', { id: set.rollbackOf })}
        </Link>
      )}
      {set.rolledBackBy && (
        <Link to="/changes/$id" params={{ id: set.rolledBackBy }} className={link}>
          {t('rollBack.by', { id: set.rolledBackBy })}
        </Link>
      )}
    </p>
  );
}
