import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format/use-format.ts';
import { share, type Held } from '../model/stats.ts';

/** How old what is stored is: a bar and a number for each class of age. */
export function AgeHistogram({ ages }: { ages: Held['ages'] }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const most = Math.max(1, ...ages.map(({ entries }) => entries));
  const all = ages.reduce((sum, { entries }) => sum + entries, 0);
  return (
    <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5 rounded-lg border bg-surface px-4 py-3 tabular-nums">
      {ages.map(({ underSeconds, entries }, at) => {
        const before = ages[at - 1]?.underSeconds;
        const name = underSeconds ? t('ages.under', { age: format.duration(underSeconds) }) : t('ages.over', { age: format.duration(before ?? 0) });
        return (
          <div key={underSeconds ?? 'rest'} className="col-span-3 grid grid-cols-subgrid items-center">
            <dt className="text-xs whitespace-nowrap text-muted">{name}</dt>
            <dd aria-hidden="true" className="h-3">
              {entries > 0 && <div className="h-full min-w-0.5 rounded-sm bg-chart-hit" style={{ width: `${(entries / most) * 100}%` }} />}
            </dd>
            <dd className={`text-right text-xs ${entries === 0 ? 'text-muted' : ''}`}>
              {format.number(entries)} <span className="inline-block w-10 text-muted">{format.percent(share(entries, all))}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
