import { ChartColumnStacked, Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { labelStep, StackedBars } from '@/components/charts';
import { Button, Section, Table, Td, Th } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useMedia } from '@/lib/hooks/use-media.ts';
import type { StatsSearch } from '../model/cache-search.ts';
import { answerColours, untoldColours, answers, busiest, labelledPoints, untold, type Stats } from '../model/stats.ts';

interface TrafficProps {
  stats: Pick<Stats, 'series' | 'resolution' | 'from' | 'to'>;
  search: StatsSearch;
  onSearch(patch: Partial<StatsSearch>): void;
}

/** Answers and loads over time, as a chart or as the same numbers in a table. */
export function Traffic({ stats, search, onSearch }: TrafficProps) {
  const { t } = useTranslation('cache');
  const asTable = search.view === 'table';
  return (
    <Section
      title={t('traffic.title')}
      actions={
        <Button size="sm" onClick={() => onSearch({ view: asTable ? undefined : 'table' })}>
          {asTable ? <ChartColumnStacked /> : <Table2 />}
          {t(asTable ? 'traffic.asChart' : 'traffic.asTable')}
        </Button>
      }
    >
      {asTable ? (
        <TrafficTable stats={stats} />
      ) : (
        <div className="rounded-lg border bg-surface px-3 pt-3 pb-2 sm:px-4">
          <TrafficChart stats={stats} />
        </div>
      )}
    </Section>
  );
}

function usePointName(resolution: Stats['resolution']): (iso: string) => string {
  const format = useFormat();
  return (iso) => (resolution === 'DAY' ? format.utcDay(iso) : `${format.day(iso)}, ${format.time(iso)}`);
}

function TrafficChart({ stats: { series, resolution } }: { stats: TrafficProps['stats'] }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const pointName = usePointName(resolution);
  const wide = useMedia('(min-width: 40rem)');
  const best = series[busiest(series)];
  const labels = labelledPoints(series, resolution, wide ? 900 : 280, (band, steps) => labelStep(band, wide ? 72 : 56, steps));
  return (
    <StackedBars
      title={t(resolution === 'DAY' ? 'traffic.byDay' : 'traffic.byHour')}
      description={best ? t('traffic.busiest', { when: pointName(best.at), count: best.counts.reads, reads: format.number(best.counts.reads) }) : t('traffic.nothing')}
      series={[
        ...answers.map((answer) => ({ key: answer as string, label: t(`counts.${answer}`), ...answerColours[answer], values: series.map(({ counts }) => counts[answer]) })),
        { key: 'untold', label: t('counts.untold'), ...untoldColours, values: series.map(({ counts }) => untold(counts)) },
      ].filter(({ key, values }) => key !== 'untold' || values.some((value) => value > 0))}
      line={{ label: t('counts.loads'), values: series.map(({ counts }) => counts.loads) }}
      points={series.map(({ at }) => pointName(at))}
      labels={labels.map(({ at, kind }) => {
        const iso = series[at]?.at ?? '';
        return { at, text: kind === 'hour' ? format.time(iso) : resolution === 'DAY' ? format.utcDay(iso) : format.day(iso) };
      })}
      number={format.number}
      compact={format.compact}
    />
  );
}

const columns = ['reads', ...answers, 'loads', 'failures', 'coalesced'] as const;

function TrafficTable({ stats: { series, resolution } }: { stats: TrafficProps['stats'] }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const pointName = usePointName(resolution);
  return (
    <div className="[&>div]:max-h-96 [&>div]:overflow-y-auto">
      <Table aria-label={t(resolution === 'DAY' ? 'traffic.byDay' : 'traffic.byHour')} className="tabular-nums">
        <thead className="sticky top-0 z-10 bg-surface">
          <tr>
            <Th>{t('traffic.when')}</Th>
            {columns.map((column) => (
              <Th key={column} className="text-right">
                {t(`counts.${column}`)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.toReversed().map(({ at, counts }) => (
            <tr key={at} className="hover:bg-hover">
              <th scope="row" className="border-b px-3 py-1 text-left font-normal whitespace-nowrap text-muted">
                {pointName(at)}
              </th>
              {columns.map((column) => (
                <Td key={column} className={`py-1 text-right ${counts[column] === 0 ? 'text-muted' : ''}`}>
                  {format.number(counts[column])}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
