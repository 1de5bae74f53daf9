import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Dot, Input } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { rowTones, severityTones, type ChangeSetDetail } from '../model/change-set.ts';
import { moneyText, type Money } from '../model/money-text.ts';
import type { ChangeSearch } from '../model/changes-search.ts';

interface RowFiltersProps {
  set: ChangeSetDetail;
  search: ChangeSearch;
  onSearch(patch: Partial<ChangeSearch>): void;
}

const none = { rows: undefined, severity: undefined, finding: undefined, reason: undefined } satisfies Partial<ChangeSearch>;

/** How many rows are in each state, which are also the ways to see only those. */
export function RowFilters({ set, search, onSearch }: RowFiltersProps) {
  const { t } = useTranslation(['changes', 'common']);
  const { call } = useDebounced((find: string) => onSearch({ find: find.trim() || undefined }), 275);
  const all = !search.rows && !search.finding && !search.reason && !search.severity;
  return (
    <search aria-label={t('rows.filter')} className="flex flex-wrap items-center gap-1.5">
      <Choice chosen={all} count={set.rowCount} onClick={() => onSearch(none)}>
        {t('common:all')}
      </Choice>
      {set.counts.map(({ state, rows }) => (
        <Choice key={state} chosen={search.rows === state} count={rows} onClick={() => onSearch({ ...none, rows: search.rows === state ? undefined : state })}>
          <Dot tone={rowTones[state]} />
          {t(`row.${state}`)}
        </Choice>
      ))}
      <Input
        type="search"
        className="ml-auto w-56 max-sm:w-full"
        defaultValue={search.find ?? ''}
        aria-label={t('rows.find')}
        placeholder={t('rows.find')}
        onChange={(event) => call(event.target.value)}
      />
    </search>
  );
}

function Choice({ chosen, count, onClick, children }: { chosen: boolean; count: number; onClick(): void; children: React.ReactNode }) {
  const format = useFormat();
  return (
    <Button look={chosen ? 'chosen' : 'plain'} size="sm" aria-pressed={chosen} onClick={onClick}>
      {children}
      <span className="tabular-nums opacity-80">{format.number(count)}</span>
    </Button>
  );
}

/** What the check found and why rows failed, alike things together; each leads to its rows. */
export function Groups({ set, search, onSearch }: RowFiltersProps) {
  const { t } = useTranslation(['changes', 'common']);
  const format = useFormat();
  const chosen = search.finding ?? search.reason;
  if (set.findings.length + set.reasons.length === 0) return null;
  const line = (key: string, code: string, tone: keyof typeof toneText, label: string, message: string, rows: number, patch: Partial<ChangeSearch>, atRisk: readonly Money[] = []) => (
    <li key={key}>
      <button
        type="button"
        aria-pressed={chosen === code}
        className={clsx(
          // On a phone the sums stand below the words.
          'flex w-full flex-wrap items-start gap-x-2.5 px-3 py-2 text-left hover:bg-hover aria-pressed:bg-accent-soft',
        )}
        onClick={() => onSearch({ ...none, ...(chosen === code ? {} : patch) })}
      >
        <span className={clsx('mt-px w-20 shrink-0 text-xs font-medium', toneText[tone])}>{label}</span>
        <span className="min-w-0 flex-1 basis-44 text-pretty break-words">{message}</span>
        {atRisk.length > 0 && <span className="shrink-0 font-medium tabular-nums">{t('risk.about', { money: moneyText(atRisk, format) })}</span>}
        <span className="shrink-0 text-muted tabular-nums">{t('rows.count', { count: rows, total: format.number(rows) })}</span>
      </button>
    </li>
  );
  return (
    <section aria-label={t('groups.title')} className="rounded-lg border bg-surface">
      <div className="flex items-center justify-between gap-2 border-b px-3 py-1.5">
        <h2 className="text-xs font-medium text-muted">{t('groups.title')}</h2>
        {set.atRisk.length > 0 && <p className="mr-auto text-xs font-medium text-warn tabular-nums">{t('risk.total', { money: moneyText(set.atRisk, format) })}</p>}
        {chosen && (
          <Button look="quiet" size="sm" onClick={() => onSearch(none)}>
            <X />
            {t('common:clear')}
          </Button>
        )}
      </div>
      <ul className="divide-y divide-line">
        {set.reasons.map(({ code, message, rows }) => line(`r-${code}`, code, 'bad', t('groups.failed'), hostText(t, code, message), rows, { reason: code }))}
        {set.findings.map(({ severity, code, message, field, fieldTitle, rows, atRisk }) =>
          line(`f-${code}-${field ?? ''}`, code, severityTones[severity], t(`severity.${severity}`), [fieldTitle, hostText(t, code, message)].filter(Boolean).join(': '), rows, { finding: code }, atRisk),
        )}
      </ul>
    </section>
  );
}

const toneText = { bad: 'text-bad', warn: 'text-warn', neutral: 'text-muted' } as const;

/** The host's own findings and reasons are ours to say; a plugin says its own. */
export function hostText(t: (key: 'host.NO_WORD', options: { defaultValue: string }) => string, code: string, message: string): string {
  return t(`host.${code}` as 'host.NO_WORD', { defaultValue: message });
}
