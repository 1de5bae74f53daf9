import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Checkbox } from '@/components/ui';
import type { ProductConditionsQuery } from '@/generated/graphql/graphql.ts';
import type { ApiError } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { toggled } from '../model/list-search.ts';

interface ConditionValuesProps {
  query: UseQueryResult<ProductConditionsQuery, ApiError>;
  chosen: readonly string[];
  /** Counts and times are of one shop, and not told where more are meant. */
  everywhere: boolean;
  onChoose(values: string[] | undefined): void;
}

/** What plugins found out, how many cards each is of, and when it was looked last. */
export default function ConditionValues({ query, chosen, everywhere, onChoose }: ConditionValuesProps) {
  const { t } = useTranslation('care');
  const format = useFormat();
  if (query.isPending) return <SkeletonLines lines={4} />;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const known = query.data.productConditions;
  const rows = known.flatMap(({ id, label, withoutLabel, count, withoutCount }) => [
    { value: id, name: label, count },
    ...(withoutLabel ? [{ value: `!${id}`, name: withoutLabel, count: withoutCount }] : []),
  ]);
  // What is chosen stays visible where its plugin has gone: it is what keeps the list from being shown.
  const gone = chosen.filter((value) => rows.every((row) => row.value !== value)).map((value) => ({ value, name: value, count: undefined }));
  const looked = known.map(({ asOf }) => asOf).filter((asOf) => asOf !== null);
  if (rows.length + gone.length === 0) return <p className="px-3 py-4 text-center text-muted">{t('filter.noChecks')}</p>;
  return (
    <>
      <ul className="max-h-80 overflow-y-auto p-1" aria-label={t('filter.checks')}>
        {[...gone, ...rows].map(({ value, name, count }) => (
          <li key={value}>
            <Checkbox className="rounded px-2 hover:bg-sunken" checked={chosen.includes(value)} onChange={() => onChoose(toggled(chosen, value))}>
              <span className="min-w-0 flex-1">{name}</span>
              {(count === undefined || !everywhere) && (
                <span className="text-xs text-muted tabular-nums">{count === undefined ? t('filter.checkGone') : format.number(count)}</span>
              )}
            </Checkbox>
          </li>
        ))}
      </ul>
      {known.length > 0 && !everywhere && (
        <p className="border-t px-3 py-2 text-xs text-muted">
          {looked.length > 0 ? t('filter.checkedAt', { at: format.dateTime(looked.reduce((one, other) => (one < other ? one : other))) }) : t('filter.neverChecked')}
        </p>
      )}
    </>
  );
}
