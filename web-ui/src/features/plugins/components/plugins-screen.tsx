import { useNavigate } from '@tanstack/react-router';
import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorState, Notice, Outdated, SkeletonLines } from '@/components/state';
import { Button, Input, Page, PageHead, Select } from '@/components/ui';
import { useCan } from '@/features/session';
import { useFormat } from '@/lib/format/use-format.ts';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { usePlugins } from '../hooks/use-plugins.ts';
import type { Plugin } from '../model/plugin.ts';
import { inSet, shownPlugins } from '../model/plugin-filter.ts';
import { shownSets, type PluginsSearch, type ShownSet } from '../model/plugin-search.ts';
import { isRemoved } from '../model/plugin-state.ts';
import { PluginTable } from './plugin-table.tsx';
import { PluginUpload } from './plugin-upload.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';

/** Fewer are seen at a glance. */
const worthFiltering = 6;

interface PluginsScreenProps {
  search: PluginsSearch;
  onSearch(patch: Partial<PluginsSearch>): void;
}

export function PluginsScreen({ search, onSearch }: PluginsScreenProps) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const mayChange = useCan('platform:plugins');
  const navigate = useNavigate();
  const query = usePlugins();
  // A text field that is not controlled forgets its text only as another one.
  const [resets, setResets] = useState(0);
  const showAll = () => {
    onSearch({ q: undefined, show: undefined });
    setResets(resets + 1);
  };
  const items = query.data?.plugins.items;
  const installed = items?.filter((plugin) => !isRemoved(plugin)) ?? [];
  const shown = items && shownPlugins(items, search);
  const filtered = search.q !== undefined || search.show !== undefined;
  const upload = mayChange && <PluginUpload onInstalling={(id, job) => void navigate({ to: '/plugins/$id', params: { id }, search: { job, change: 'install' } })} />;
  return (
    <Page>
      <PageHead title={t('title')} note={installed.length > 0 && t('count', { active: format.number(inSet(installed, 'active').length), total: format.number(installed.length) })}>
        {upload}
      </PageHead>
      {!mayChange && <ReadOnlyNote />}
      <Outdated query={query} />
      {items && (items.length > worthFiltering || filtered) && <Filters key={resets} plugins={items} search={search} onSearch={onSearch} />}
      {query.isPending ? (
        <SkeletonLines />
      ) : !shown ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : shown.length > 0 ? (
        <PluginTable plugins={shown} />
      ) : filtered ? (
        <Empty title={t('noMatch')} actions={<Button onClick={showAll}>{t('showAll')}</Button>} />
      ) : (
        <Notice icon={PackageOpen} title={t('none')}>
          <p>{t(mayChange ? 'noneHint' : 'noneReadOnly')}</p>
        </Notice>
      )}
    </Page>
  );
}

function Filters({ plugins, search, onSearch }: PluginsScreenProps & { plugins: readonly Plugin[] }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const { call } = useDebounced((q: string) => onSearch({ q: q.trim() || undefined }), 200);
  const option = (set: ShownSet) => {
    const count = inSet(plugins, set).length;
    return (
      <option key={set} value={set} disabled={count === 0 && search.show !== set}>
        {t('filterOption', { name: t(`show.${set}`), total: format.number(count) })}
      </option>
    );
  };
  return (
    <search className="flex flex-wrap items-center gap-2" aria-label={t('filter')}>
      <Input
        type="search"
        className="min-w-0 flex-1 basis-40 sm:max-w-72"
        aria-label={t('search')}
        placeholder={t('search')}
        defaultValue={search.q ?? ''}
        onChange={(event) => call(event.target.value)}
      />
      <Select
        className="w-auto! max-w-full"
        aria-label={t('showWhich')}
        value={search.show ?? ''}
        onChange={(event) => onSearch({ show: shownSets.find((set) => set === event.target.value) })}
      >
        <option value="">{t('filterOption', { name: t('show.all'), total: format.number(plugins.length) })}</option>
        {shownSets.map(option)}
      </Select>
    </search>
  );
}
