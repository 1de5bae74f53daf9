import { useTranslation } from 'react-i18next';
import { Button, Panel } from '@/components/ui';
import { textIn } from '@/sdk/texts.ts';
import { useParts } from '../hooks/use-parts.ts';
import { useUiPlugin } from '../hooks/use-ui-manifest.ts';
import { hiddenPlugins } from '../model/hidden-plugins.ts';
import { Part } from './part.tsx';
import { SlotMark } from './slot-mark.tsx';

/** What the plugin shows on its own page among the plugins; nothing where it has nothing to show. */
export function PluginSettings({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const { plugin, hidden } = useUiPlugin(id);
  const parts = useParts('settings/v1').filter((filled) => filled.plugin.id === id);
  if (plugin && hidden) {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-sunken px-3 py-2 text-muted">
        <p className="flex-1 basis-48">{t('extensions.hidden', { plugin: id })}</p>
        <Button size="sm" onClick={() => hiddenPlugins.show(plugin)}>
          {t('extensions.show')}
        </Button>
      </div>
    );
  }
  return (
    <>
      <SlotMark slot="settings/v1" />
      {parts.map(({ key, part, plugin: owner }) => (
        <section key={key} className="flex min-w-0 flex-col gap-2">
          <h2 className="text-base font-semibold">{textIn(part.title, i18n.language)}</h2>
          <Panel className="p-4">
            <Part plugin={owner} component={part.component} props={{ plugin: id }} />
          </Panel>
        </section>
      ))}
    </>
  );
}
