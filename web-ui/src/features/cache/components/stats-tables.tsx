import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShareBar } from '@/components/charts';
import { Badge, Button, Table, Td, Th } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { sortColumns, type SortColumn, type StatsSearch } from '../model/cache-search.ts';
import { answerColours, answers, share, sorted, untold, untoldColours, type Counts, type EndpointStats, type ShopStats, type Sorted } from '../model/stats.ts';

interface Sorting {
  column: SortColumn;
  direction: 'asc' | 'desc';
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

function Heads({ first, column, direction, onSort }: Sorting & { first: string }) {
  const { t } = useTranslation('cache');
  const Arrow = direction === 'asc' ? ArrowUp : ArrowDown;
  return (
    <thead>
      <tr>
        <Th>{first}</Th>
        <Th className="max-sm:hidden">{t('answers')}</Th>
        {sortColumns.map((one) => (
          <Th key={one} className={`text-right ${narrow[one] ?? ''}`} aria-sort={one === column ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}>
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

function Cells({ row }: { row: Sorted }) {
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

interface EndpointTableProps extends Sorting {
  endpoints: readonly EndpointStats[];
  search: StatsSearch;
}

export function EndpointTable({ endpoints, search, ...sorting }: EndpointTableProps) {
  const { t } = useTranslation('cache');
  const { span, from, to, inShop } = search;
  return (
    <Table aria-label={t('byEndpoint')}>
      <Heads first={t('endpoint')} {...sorting} />
      <tbody>
        {sorted(endpoints, sorting.column, sorting.direction).map((row) => (
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
      </tbody>
    </Table>
  );
}

interface ShopTableProps extends Sorting {
  shops: readonly ShopStats[];
  onShop(shopId: string): void;
}

export function ShopTable({ shops, onShop, ...sorting }: ShopTableProps) {
  const { t } = useTranslation('cache');
  return (
    <Table aria-label={t('byShop')}>
      <Heads first={t('shop')} {...sorting} />
      <tbody>
        {sorted(shops, sorting.column, sorting.direction).map((row) => {
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
      </tbody>
    </Table>
  );
}
