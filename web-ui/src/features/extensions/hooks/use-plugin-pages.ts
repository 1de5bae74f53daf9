import { useMe } from '@/features/session';
import { useUiPlugins } from './use-ui-manifest.ts';

/** The plugins' own pages that stand in the navigation and that the user may see. */
export function usePluginPages() {
  const { permissions } = useMe();
  return useUiPlugins().flatMap((plugin) =>
    plugin.nav.filter(({ permission }) => !permission || permissions.includes(permission)).map((entry) => ({ ...entry, plugin: plugin.id })),
  );
}
