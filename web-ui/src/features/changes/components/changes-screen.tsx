import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, More, SkeletonLines } from '@/components/state';
import { Badge, Button, Input, Page, PageHead, Progress, Table, Td, Th } from '@/components/ui';
import { useShops } from '@/features/shops';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { useChangeSets } from '../hooks/use-change-sets.ts';
import { countOf, progressOf, setTones, waitsForSecond, type ChangeSet } from '../model/change-set.ts';
import type { ChangesSearch, Show } from '../model/changes-search.ts';
import { waitsForStart } from '../model/plan.ts';
import { MoscowTime } from './moscow-time.tsx';
import { SendingStops, StopSending } from './sending-stops.tsx';
import { ShopTag } from './shop-tag.tsx';

interface ChangesScreenProps {
  search: ChangesSearch;
  onSearch(patch: Partial<ChangesSearch>): void;
}

const shows: (Show | undefined)[] = [undefined, 'open', 'attention', 'ended'];

/** All change sets, the newest first. */
export function ChangesScreen({ search, onSearch }: ChangesScreenProps) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const { shopId } = useShops();
  const { query, sets, total } = useChangeSets(shopId, search);
  const filtered = search.show !== undefined || search.find !== undefined;
  return (
    <Page>
      <PageHead title={t('title')} note={query.data && t('count', { count: total, total: format.number(total) })}>
        <StopSending />
      </PageHead>
      <SendingStops shopId={null} />
      <Filters search={search} onSearch={onSearch} />
      {query.isPending ? (
        <SkeletonLines />
      ) : query.error && sets.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : sets.length === 0 ? (
        <Empty title={t(filtered ? 'noMatch' : 'empty.title')}>{!filtered && <p>{t('empty.hint')}</p>}</Empty>
      ) : (
        <SetTable sets={sets} />
      )}
      <More query={query} />
    </Page>
  );
}

function Filters({ search, onSearch }: ChangesScreenProps) {
  const { t } = useTranslation('changes');
  const { call } = useDebounced((find: string) => onSearch({ find: find.trim() || undefined }), 275);
  return (
    <search aria-label={t('filter')} className="flex flex-wrap items-center gap-1.5">
      {shows.map((show) => (
        <Button key={show ?? 'all'} size="sm" look={search.show === show ? 'chosen' : 'plain'} aria-pressed={search.show === show} onClick={() => onSearch({ show })}>
          {t(`show.${show ?? 'all'}`)}
        </Button>
      ))}
      <Input
        type="search"
        className="ml-auto w-56 max-sm:w-full"
        aria-label={t('find')}
        placeholder={t('find')}
        defaultValue={search.find ?? ''}
        onChange={(event) => call(event.target.value)}
      />
    </search>
  );
}

function SetTable({ sets }: { sets: readonly ChangeSet[] }) {
  const { t } = useTranslation('changes');
  return (
    <Table aria-label={t('title')}>
      <thead>
        <tr>
          <Th>{t('column.title')}</Th>
          <Th>{t('column.state')}</Th>
          <Th className="text-right">{t('column.rows')}</Th>
          <Th className="max-md:hidden">{t('column.shop')}</Th>
          <Th className="max-lg:hidden">{t('column.who')}</Th>
          <Th className="max-md:hidden">{t('column.when')}</Th>
        </tr>
      </thead>
      <tbody>
        {sets.map((set) => (
          <SetRow key={set.id} set={set} />
        ))}
      </tbody>
    </Table>
  );
}

function SetRow({ set }: { set: ChangeSet }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const progress = progressOf(set);
  const failed = countOf(set, 'FAILED', 'UNCERTAIN');
  const blocked = countOf(set, 'BLOCKED');
  return (
    <tr className="hover:bg-hover">
      <Td className="min-w-44">
        <Link to="/changes/$id" params={{ id: set.id }} className="font-medium text-accent-ink underline-offset-4 hover:underline">
          {set.title}
        </Link>
        <p className="text-xs text-muted">
          {set.kind.title} · #{set.id}
          {set.rollbackOf && ` · ${t('rollBack.of', { id: set.rollbackOf })}`}
        </p>
      </Td>
      <Td className="min-w-36">
        <Badge tone={setTones[set.state]}>{t(`is.${set.state}`)}</Badge>
        {waitsForSecond(set) && <p className="mt-1 text-xs text-warn">{t('fourEyes.waits')}</p>}
        {waitsForStart(set) && set.sendAt && (
          <p className="mt-1 text-xs text-muted">
            {t('plan.starts')} <MoscowTime iso={set.sendAt} />
          </p>
        )}
        {progress && (
          <div className="mt-1.5 w-28">
            <Progress label={t(`is.${set.state}`)} share={progress.share} />
          </div>
        )}
      </Td>
      <Td className="text-right whitespace-nowrap tabular-nums">
        {format.number(set.rowCount)}
        {failed > 0 && <p className="text-xs text-bad">{t('failedRows', { count: failed, total: format.number(failed) })}</p>}
        {blocked > 0 && failed === 0 && <p className="text-xs text-muted">{t('blockedRows', { count: blocked, total: format.number(blocked) })}</p>}
      </Td>
      <Td className="max-md:hidden">
        <ShopTag shopId={set.shopId} />
      </Td>
      <Td className="max-w-52 truncate max-lg:hidden">{set.confirmedBy ?? set.createdBy ?? <span className="text-muted">{t('byPlugin')}</span>}</Td>
      <Td className="whitespace-nowrap text-muted tabular-nums max-md:hidden">{format.dateTime(set.createdAt)}</Td>
    </tr>
  );
}
