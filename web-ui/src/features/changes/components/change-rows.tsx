import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, More, SkeletonLines } from '@/components/state';
import { Badge, IconButton } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useChangeRows } from '../hooks/use-change-sets.ts';
import { rowTones, severityTones, type ChangeRow, type ChangeSetDetail } from '../model/change-set.ts';
import type { ChangeSearch } from '../model/changes-search.ts';
import { moneyText } from '../model/money-text.ts';
import { FieldDiff } from './field-diff.tsx';
import { hostText } from './row-filters.tsx';

interface ChangeRowsProps {
  set: ChangeSetDetail;
  shopId: string | null;
  search: ChangeSearch;
  /** Given: a row can be taken out. */
  onRemove: ((key: string) => void) | undefined;
  /** Something is being done with the set already. */
  removing: boolean;
}

/** The rows as a diff, page by page. */
export function ChangeRows({ set, shopId, search, onRemove, removing }: ChangeRowsProps) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const { query, rows, total } = useChangeRows(set, shopId, search);
  if (query.isPending) return <SkeletonLines />;
  if (query.error && rows.length === 0) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <Empty title={t('rows.none')} />;
  return (
    <section aria-label={t('rows.title')} className="flex flex-col gap-3" aria-busy={query.isPlaceholderData}>
      <p className="text-xs text-muted tabular-nums" role="status">
        {t('rows.shown', { shown: format.number(rows.length), total: format.number(total) })}
      </p>
      <ul className={clsx('divide-y divide-line rounded-lg border bg-surface transition-opacity', query.isPlaceholderData && 'opacity-55')}>
        {rows.map((row) => (
          <RowItem key={row.key} row={row} onRemove={onRemove} removing={removing} />
        ))}
      </ul>
      <More query={query} />
    </section>
  );
}

/** A plugin says where its things are shown; it leads nowhere but into the dashboard. */
const ownPage = /^\/(?![/\\])/;

/** One row: what it is, what becomes of it, and what changes. */
export function RowItem({ row, onRemove, removing = false }: { row: ChangeRow; onRemove: ((key: string) => void) | undefined; removing?: boolean }) {
  const { t } = useTranslation('changes');
  return (
    <li className="grid gap-x-4 gap-y-2 px-3 py-2.5 md:grid-cols-[minmax(10rem,15rem)_minmax(0,1fr)_9.5rem]" data-row-state={row.state}>
      <div className="min-w-0">
        <p className="truncate font-medium">
          {row.page && ownPage.test(row.page) ? (
            <Link to={row.page as '/'} className="text-accent-ink underline-offset-4 hover:underline">
              {row.label || row.key}
            </Link>
          ) : (
            row.label || row.key
          )}
        </p>
        {row.label && <p className="truncate font-mono text-xs text-muted">{row.key}</p>}
      </div>
      <div className="flex min-w-0 flex-col gap-2 max-md:order-last">
        {row.fields.length > 0 && (
          <dl className="flex min-w-0 flex-col gap-1.5">
            {row.fields.map((field) => (
              <FieldDiff key={field.name} field={field} />
            ))}
          </dl>
        )}
        <Remarks row={row} />
      </div>
      <div className="flex items-start justify-between gap-2 md:justify-end">
        <div className="flex flex-col items-start gap-1 md:items-end">
          <Badge tone={rowTones[row.state]}>{t(`row.${row.state}`)}</Badge>
          <Trail row={row} />
        </div>
        {onRemove && (
          <IconButton needsHost label={t('rows.remove', { row: row.label || row.key })} disabled={removing} onClick={() => onRemove(row.key)}>
            <Trash2 />
          </IconButton>
        )}
      </div>
    </li>
  );
}

function Remarks({ row }: { row: ChangeRow }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  if (!row.reason && row.findings.length === 0) return null;
  const titles = new Map(row.fields.map(({ name, title }) => [name, title]));
  return (
    <ul className="flex flex-col gap-1 text-xs">
      {row.reason && <li className={clsx('text-pretty', row.state === 'UNCERTAIN' ? 'text-warn' : 'text-bad')}>{hostText(t, row.reason.code, row.reason.message)}</li>}
      {row.findings.map(({ severity, code, message, field, atRisk }, at) => (
        <li key={at} className={clsx('text-pretty', toneText[severityTones[severity]])}>
          <span className="font-medium">{t(`severity.${severity}`)}.</span> {field && `${titles.get(field) ?? field}: `}
          {hostText(t, code, message)}
          {atRisk && <span className="font-medium tabular-nums"> {t('risk.row', { money: moneyText([atRisk], format) })}</span>}
        </li>
      ))}
    </ul>
  );
}

const toneText = { bad: 'text-bad', warn: 'text-warn', neutral: 'text-muted' } as const;

/** When it was sent, how often, and under which number the upstream knows it. */
function Trail({ row }: { row: ChangeRow }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  if (!row.sentAt) return null;
  return (
    <p className="text-2xs text-muted tabular-nums md:text-right">
      {t('rows.sentAt', { time: format.time(row.sentAt) })}
      {row.attempts > 1 && ` · ${t('rows.attempt', { attempt: row.attempts })}`}
      {row.reference && <span className="block max-w-36 truncate font-mono select-all">{row.reference}</span>}
    </p>
  );
}
