import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Section } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useSettings } from '../hooks/use-settings.ts';
import { PluginSettingsForm } from './plugin-settings-form.tsx';

/** What can be set for a plugin, for who may; nothing where its package declares nothing. */
export function PluginSettingsSection({ id }: { id: string }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const query = useSettings(id);
  const settings = query.data?.pluginSettings;
  if (query.data && (!settings || settings.items.length === 0)) return null;
  return (
    <Section
      title={t('settings.title')}
      note={settings?.changedAt && settings.changedBy && t('settings.changed', { who: settings.changedBy, when: format.dateTime(settings.changedAt) })}
    >
      {settings ? <PluginSettingsForm settings={settings} /> : query.isPending ? <SkeletonLines lines={4} /> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
    </Section>
  );
}
