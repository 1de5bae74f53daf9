import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '@/components/state';
import { usePlugins } from '../hooks/use-plugins.ts';
import { cascade } from '../model/cascade.ts';
import type { PluginDetails } from '../model/plugin.ts';

interface CascadeListProps {
  plugin: PluginDetails;
  /** What happens to those that need it. */
  effect: 'stop' | 'restart';
}

/** Who is touched with the plugin, directly and through others. */
export function CascadeList({ plugin, effect }: CascadeListProps) {
  const { t } = useTranslation('plugins');
  const query = usePlugins();
  if (query.isPending) return <SkeletonLines lines={2} />;
  // When the list cannot be had, those that need it directly are known all the same.
  const others = (query.data?.plugins.items ?? []).filter(({ id }) => id !== plugin.id);
  const touched = cascade(plugin.id, [plugin, ...others]);
  if (touched.length === 0) return effect === 'stop' ? <p className="text-muted">{t('cascade.nobody')}</p> : null;
  return (
    <div className="rounded-md bg-warn-soft px-3 py-2 text-warn">
      <p className="font-medium">{t(`cascade.${effect}`, { count: touched.length })}</p>
      <ul className="mt-1 list-disc pl-5 marker:text-warn">
        {touched.map((id) => (
          <li key={id}>
            {id}
            {!plugin.dependants.includes(id) && <span className="text-xs"> {t('cascade.through')}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
