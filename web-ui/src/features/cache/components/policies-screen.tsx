import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, SkeletonLines } from '@/components/state';
import { Badge, Button, Checkbox, Input, Table, Td, Th } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { useFieldText } from '../hooks/use-field-text.ts';
import { mostPolicies, usePolicies } from '../hooks/use-policies.ts';
import type { PoliciesSearch } from '../model/cache-search.ts';
import { overriddenFields, valueOf, type Policy, type PolicyField } from '../model/policy.ts';
import { CachePage } from './cache-page.tsx';
import { InvalidateButton } from './invalidate-dialog.tsx';
import { PolicyEditor } from './policy-editor.tsx';

/** What tells most about an endpoint in the least room. */
const shownKeys = ['freshMillis', 'staleWhileRevalidateMillis', 'staleIfErrorMillis', 'coherence'];

/** A phone shows the first of them, a tablet two more. */
function narrow(at: number): string {
  return at === 0 ? '' : at < 3 ? 'max-md:hidden' : 'max-lg:hidden';
}

interface PoliciesScreenProps {
  search: PoliciesSearch;
  onSearch(patch: Partial<PoliciesSearch>): void;
}

export function PoliciesScreen({ search, onSearch }: PoliciesScreenProps) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const { fields, policies, total, error, refetch } = usePolicies();
  const shown = useMemo(() => policies?.filter((policy) => matches(policy, search, fields)), [policies, search, fields]);
  const editing = policies?.find(({ endpoint }) => endpoint === search.edit);
  return (
    <CachePage note={policies && t('policies.count', { count: total, total: format.number(total) })} actions={<InvalidateButton />}>
      <Filters search={search} onSearch={onSearch} />
      {!shown && !error ? (
        <SkeletonLines />
      ) : !shown ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : shown.length === 0 ? (
        <Empty title={t(policies?.length ? 'policies.noMatch' : 'policies.none')}>{!policies?.length && <p>{t('policies.noneHint')}</p>}</Empty>
      ) : (
        <PolicyTable policies={shown} fields={fields} onEdit={(edit) => onSearch({ edit })} />
      )}
      {total > mostPolicies && <p className="text-center text-muted">{t('policies.cut', { count: mostPolicies, total: format.number(total) })}</p>}
      {editing && <PolicyEditor key={editing.endpoint} policy={editing} fields={fields} onClose={() => onSearch({ edit: undefined })} />}
    </CachePage>
  );
}

function matches(policy: Policy, { q, changed }: PoliciesSearch, fields: readonly PolicyField[]): boolean {
  const text = q?.toLowerCase();
  return (
    (!text || policy.endpoint.toLowerCase().includes(text) || policy.plugin.toLowerCase().includes(text)) &&
    (!changed || overriddenFields(fields, policy).length > 0)
  );
}

function Filters({ search, onSearch }: PoliciesScreenProps) {
  const { t } = useTranslation('cache');
  const { call } = useDebounced((q: string) => onSearch({ q: q.trim() || undefined }), 200);
  return (
    <search className="flex flex-wrap items-center gap-x-4 gap-y-2" aria-label={t('policies.filter')}>
      <Input
        type="search"
        className="sm:max-w-72"
        aria-label={t('policies.search')}
        placeholder={t('policies.search')}
        defaultValue={search.q ?? ''}
        onChange={(event) => call(event.target.value)}
      />
      <Checkbox checked={search.changed === 'yes'} onChange={(event) => onSearch({ changed: event.target.checked ? 'yes' : undefined })}>
        {t('policies.changedOnly')}
      </Checkbox>
    </search>
  );
}

function PolicyTable({ policies, fields, onEdit }: { policies: readonly Policy[]; fields: readonly PolicyField[]; onEdit: (endpoint: string) => void }) {
  const { t } = useTranslation('cache');
  const text = useFieldText();
  const columns = fields.filter(({ key }) => shownKeys.includes(key));
  return (
    <Table aria-label={t('tab.policies')}>
      <thead>
        <tr>
          <Th>{t('endpoint')}</Th>
          {columns.map((field, at) => (
            <Th key={field.key} className={`py-1.5 whitespace-normal! ${narrow(at)}`}>
              {text.label(field)}
            </Th>
          ))}
          <Th className="max-lg:hidden">{t('policy.lastChange')}</Th>
          <Th>
            <span className="sr-only">{t('edit')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {policies.map((policy) => (
          <PolicyRow key={policy.endpoint} policy={policy} fields={fields} columns={columns} onEdit={() => onEdit(policy.endpoint)} />
        ))}
      </tbody>
    </Table>
  );
}

interface PolicyRowProps {
  policy: Policy;
  fields: readonly PolicyField[];
  columns: readonly PolicyField[];
  onEdit(): void;
}

function PolicyRow({ policy, fields, columns, onEdit }: PolicyRowProps) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const text = useFieldText();
  const changed = overriddenFields(fields, policy).length;
  return (
    <tr className="hover:bg-hover">
      <Td>
        <Link to="/cache/endpoints/$" params={{ _splat: policy.endpoint }} className="font-medium underline-offset-4 hover:underline md:whitespace-nowrap">
          {policy.endpoint}
        </Link>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
          {policy.plugin}
          {policy.orphaned && <Badge tone="warn">{t('policy.orphaned')}</Badge>}
          {changed > 0 && <Badge tone="accent">{t('policy.changedCount', { count: changed })}</Badge>}
        </p>
      </Td>
      {columns.map((field, at) => (
        <Td key={field.key} className={`whitespace-nowrap tabular-nums ${narrow(at)}`}>
          <Value text={text.value(field, valueOf(field, policy.effective))} changed={valueOf(field, policy.override) !== null} />
        </Td>
      ))}
      <Td className="max-lg:hidden">
        {policy.changedAt && (
          <>
            <p className="whitespace-nowrap text-muted tabular-nums">{format.dateTime(policy.changedAt)}</p>
            <p className="max-w-48 truncate text-xs text-muted" title={policy.reason ?? undefined}>
              {policy.reason}
            </p>
          </>
        )}
      </Td>
      <Td className="text-right">
        <Button size="sm" needsHost onClick={onEdit} aria-label={t('policy.editOf', { endpoint: policy.endpoint })}>
          {t('edit')}
        </Button>
      </Td>
    </tr>
  );
}

/** A value that an operator changed stands out, for the ear too. */
function Value({ text, changed }: { text: string; changed: boolean }) {
  const { t } = useTranslation('cache');
  if (!changed) return text;
  return (
    <span className="font-medium text-accent-ink">
      {text}
      <span className="sr-only"> ({t('policy.changed')})</span>
    </span>
  );
}
