import { EyeOff, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Forbidden, Notice, SkeletonLines } from '@/components/state';
import { Button, Page, PageHead } from '@/components/ui';
import { useMe } from '@/features/session';
import { ApiError } from '@/lib/api';
import { usePage } from '../hooks/use-parts.ts';
import { useUiPlugin } from '../hooks/use-ui-manifest.ts';
import { hiddenPlugins } from '../model/hidden-plugins.ts';
import type { UiPlugin } from '../model/ui-manifest.ts';
import { Part } from './part.tsx';

/** A page that a plugin brings. */
export function ExtensionPage({ id, path }: { id: string; path: string }) {
  const { t } = useTranslation();
  const { plugin, hidden } = useUiPlugin(id);
  if (plugin === undefined) return <SkeletonLines />;
  if (plugin === null) return <NoPage plugin={id} />;
  if (hidden) {
    return (
      <Notice heading icon={EyeOff} title={t('extensions.hidden', { plugin: id })} actions={<Button onClick={() => hiddenPlugins.show(plugin)}>{t('extensions.show')}</Button>} />
    );
  }
  return <LoadedPage plugin={plugin} path={path} />;
}

function LoadedPage({ plugin, path }: { plugin: UiPlugin; path: string }) {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const { page, error, retry } = usePage(plugin, path);
  if (error) {
    return (
      <Page>
        <PageHead title={plugin.id} />
        <ErrorState error={new ApiError('PLUGIN_UNAVAILABLE', t('extensions.notLoaded', { plugin: plugin.id }))} onRetry={retry} />
      </Page>
    );
  }
  if (page === undefined) return <SkeletonLines />;
  if (page === null) return <NoPage plugin={plugin.id} />;
  if (page.permission && !permissions.includes(page.permission)) return <Forbidden />;
  return <Part key={page.path} resetKey={path} place="page" plugin={plugin} component={page.component} props={{ plugin: plugin.id, rest: path.slice(page.path.length + 1) }} />;
}

function NoPage({ plugin }: { plugin: string }) {
  const { t } = useTranslation();
  return (
    <Notice heading icon={SearchX} title={t('notFound.title')}>
      <p>{t('extensions.noPage', { plugin })}</p>
    </Notice>
  );
}
