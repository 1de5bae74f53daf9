import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Meter } from '@/components/charts';
import { useFormat } from '@/lib/format/use-format.ts';
import { share, told, type Counts } from '../model/stats.ts';

interface HeadlineProps {
  counts: Counts;
  memory: { bytes: number; limit: number } | null;
}

/** The figures one looks for first. */
export function Headline({ counts, memory }: HeadlineProps) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const errorShare = share(counts.errors, told(counts));
  const memoryShare = memory ? share(memory.bytes, memory.limit) : 0;
  return (
    <dl className={`grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line ${memory ? 'md:grid-cols-3 xl:grid-cols-5' : 'md:grid-cols-4'}`}>
      <Figure name={t('counts.reads')} value={format.number(counts.reads)} note={told(counts) > 0 && t('headline.hits', { share: format.percent(share(counts.hits, told(counts))) })} />
      <Figure
        name={t('counts.callsSaved')}
        value={format.number(counts.callsSaved)}
        note={counts.savedShare !== null && counts.savedShare !== undefined && t('headline.saved', { share: format.percent(counts.savedShare) })}
      />
      <Figure
        name={t('counts.errors')}
        value={format.number(counts.errors)}
        tone={counts.errors > 0 ? 'text-bad' : ''}
        note={told(counts) > 0 && t('headline.errors', { share: errorShare > 0 && errorShare < 0.01 ? `< ${format.percent(0.01)}` : format.percent(errorShare) })}
      />
      <Figure
        name={t('counts.failures')}
        value={format.number(counts.failures)}
        tone={counts.failures > 0 ? 'text-warn' : ''}
        note={counts.loads > 0 && t('headline.failures', { count: counts.loads, loads: format.number(counts.loads) })}
      />
      {memory && (
        <Figure
          // Fills the last row where five figures do not.
          className="max-xl:col-span-2"
          name={t('headline.memory')}
          value={format.bytes(memory.bytes)}
          note={
            <>
              {t('headline.memoryOf', { limit: format.bytes(memory.limit) })}
              <Meter
                className="mt-1.5"
                label={t('headline.memory')}
                text={`${format.bytes(memory.bytes)} / ${format.bytes(memory.limit)}`}
                value={memory.bytes}
                most={memory.limit}
                tone={memoryShare > 0.95 ? 'warn' : 'calm'}
              />
            </>
          }
        />
      )}
    </dl>
  );
}

function Figure({ name, value, note, tone = '', className = '' }: { name: string; value: string; note?: ReactNode; tone?: string; className?: string }) {
  return (
    <div className={`bg-surface px-4 py-3 ${className}`}>
      <dt className="text-xs text-muted">{name}</dt>
      <dd className={`mt-0.5 text-xl font-semibold tracking-tight tabular-nums ${tone}`}>{value}</dd>
      {note && <dd className="text-xs text-muted tabular-nums">{note}</dd>}
    </div>
  );
}
