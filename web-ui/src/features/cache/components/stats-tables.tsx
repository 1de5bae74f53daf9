import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShareBar } from '@/components/charts';
import { ErrorState, More, type MoreQuery, SkeletonLines } from '@/components/state';
import { Badge, Button, Section, Table, Td, Th } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { cacheEndpointStats, cacheShopStats } from '../api/stats-documents.ts';
import { useStatsRows, type Sorting } from '../hooks/use-stats-rows.ts';
import { sortColumns, type SortColumn, type StatsSearch } from '../model/cache-search.ts';
import { answerColours, answers, share, untold, untoldColours, type Counts, type Row } from '../model/stats.ts';

interface Sorted extends Sorting {
  onSort(column: SortColumn): void;
}

/** Columns that a narrow screen can do without. */
const narrow: Partial<Record<SortColumn, string>> = {
  loads: 'max-md:hidden',
  failures: 'max-md:hidden',
  coalesced: 'max-lg:hidden',
  entries: 'max-lg:hidden',
  bytes: 'max-lg:hidden',
};

/** Where there is room, the columns of both tables stand below each other; the first takes what is left. */
const wide = (column: SortColumn) => (column === 'reads' ? 'xl:w-26' : 'xl:w-22');

function Heads({ first, column, direction, onSort }: Sorted & { first: string }) {
  const { t } = useTranslation('cache');
  const Arrow = direction === 'asc' ? ArrowUp : ArrowDown;
  return (
    <thead>
      <tr>
        <Th>{first}</Th>
        <Th className="max-sm:hidden xl:w-30">{t('answers')}</Th>
        {sortColumns.map((one) => (
          <Th key={one} className={`text-right ${wide(one)} ${narrow[one] ?? ''}`} aria-sort={one === column ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}>
            <Button look="link" size="bare" className="-mx-1 gap-0.5 px-1 text-xs text-inherit!" onClick={() => onSort(one)}>
              {one === column && <Arrow className="size-3!" aria-hidden="true" />}
              {t(`column.${one}`)}
            </Button>
          </Th>
        ))}
      </tr>
    </thead>
  );
}

function Cells({ row }: { row: Row }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const { counts } = row;
  const cells: Record<SortColumn, ReactNode> = {
    reads: format.number(counts.reads),
    saved: counts.savedShare === null || counts.savedShare === undefined ? t('policy.noValue') : format.percent(counts.savedShare),
    loads: format.number(counts.loads),
    failures: <span className={counts.failures > 0 ? 'text-warn' : ''}>{format.number(counts.failures)}</span>,
    coalesced: format.number(counts.coalesced),
    entries: format.number(row.entries),
    bytes: format.bytes(row.bytes),
  };
  return (
    <>
      <Td className="max-sm:hidden">
        <AnswerBar counts={counts} />
      </Td>
      {sortColumns.map((column) => (
        <Td key={column} className={`text-right whitespace-nowrap tabular-nums ${narrow[column] ?? ''}`}>
          {cells[column]}
        </Td>
      ))}
    </>
  );
}

/** How reads ended, in shares. */
export function AnswerBar({ counts }: { counts: Counts }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  if (counts.reads === 0) return <span className="text-xs text-muted">{t('noReads')}</span>;
  const parts = [
    ...answers.map((answer) => ({ key: answer as string, label: t(`counts.${answer}`), swatch: answerColours[answer].swatch, value: counts[answer] })),
    { key: 'untold', label: t('counts.untold'), swatch: untoldColours.swatch, value: untold(counts) },
  ];
  const text = parts.filter(({ value }) => value > 0).map(({ label, value }) => `${label}: ${format.percent(share(value, counts.reads))}`);
  return <ShareBar parts={parts} text={text.join(', ')} />;
}

interface EndpointTableProps extends Sorted {
  search: StatsSearch;
}

/** Nothing where nothing was asked for or is held. */
export function EndpointTable({ search, ...sorting }: EndpointTableProps) {
  const { t } = useTranslation('cache');
  const query = useStatsRows('endpoints', cacheEndpointStats, ({ cacheStats }) => cacheStats.endpoints, ({ endpoint }) => endpoint, search, sorting);
  const { span, from, to, inShop } = search;
  return (
    <Rows title={t('byEndpoint')} first={t('endpoint')} query={query} {...sorting}>
      {query.rows.map((row) => (
        <tr key={row.endpoint} className="hover:bg-hover">
          <Td>
            <Link to="/cache/endpoints/$" params={{ _splat: row.endpoint }} search={{ span, from, to, inShop }} className="font-medium underline-offset-4 hover:underline md:whitespace-nowrap">
              {row.endpoint}
            </Link>
            <p className="text-xs text-muted">{row.plugin ?? <Badge tone="warn">{t('policy.orphaned')}</Badge>}</p>
          </Td>
          <Cells row={row} />
        </tr>
      ))}
    </Rows>
  );
}

interface ShopTableProps extends EndpointTableProps {
  onShop(shopId: string): void;
}

export function ShopTable({ search, onShop, ...sorting }: ShopTableProps) {
  const { t } = useTranslation('cache');
  const query = useStatsRows('shops', cacheShopStats, ({ cacheStats }) => cacheStats.shops, ({ shopId }) => shopId, search, sorting);
  return (
    <Rows title={t('byShop')} first={t('shop')} query={query} {...sorting}>
      {query.rows.map((row) => {
        const name = row.sellerName ?? row.shopId;
        return (
          <tr key={row.shopId} className="hover:bg-hover">
            <Td>
              <Button look="link" size="bare" className="max-w-28 text-left text-ink! sm:max-w-64" title={name} aria-label={t('onlyShop', { name })} onClick={() => onShop(row.shopId)}>
                <span className="truncate">{name}</span>
              </Button>
            </Td>
            <Cells row={row} />
          </tr>
        );
      })}
    </Rows>
  );
}

interface RowsProps extends Sorted {
  title: string;
  first: string;
  query: MoreQuery & { rows: readonly unknown[]; total: number; isPending: boolean; isPlaceholderData: boolean; refetch(): unknown };
  children: ReactNode;
}

function Rows({ title, first, query, children, ...sorting }: RowsProps) {
  const { t } = useTranslation(['cache', 'common']);
  const format = useFormat();
  if (!query.isPending && !query.error && query.total === 0) return null;
  const shown = query.rows.length;
  return (
    <Section title={title} note={query.hasNextPage && t('rowsOf', { shown: format.number(shown), total: format.number(query.total) })}>
      {shown > 0 ? (
        <div className={`transition-opacity ${query.isPlaceholderData ? 'opacity-60' : ''}`}>
          <Table aria-label={title}>
            <Heads first={first} {...sorting} />
            <tbody>{children}</tbody>
          </Table>
        </div>
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <SkeletonLines />
      )}
      <More query={query} />
    </Section>
  );
}
