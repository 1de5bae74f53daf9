import { useQueries, useQuery } from '@tanstack/react-query';
import { useMe } from '@/features/session';
import type { PluginDefinition, RoutePart, SlotId, SlotPart } from '@/sdk/types.ts';
import { loadPlugin } from './load-plugin.ts';
import { useUiPlugins } from './use-ui-manifest.ts';
import type { UiPlugin } from '../model/ui-manifest.ts';

/** A part of the page that a plugin fills. */
export interface Filled<Id extends SlotId> {
  /** Unique in the page. */
  key: string;
  plugin: UiPlugin;
  part: SlotPart<Id>;
}

const loading = (plugin: UiPlugin) => ({
  queryKey: ['UiPlugin', plugin.id, plugin.version],
  queryFn: () => loadPlugin(plugin),
  staleTime: Infinity,
  gcTime: Infinity,
  retry: false,
});

/**
 * Who fills the slot, in the plugins' order. Only the code of these is loaded; one that cannot be loaded keeps nobody waiting.
 *
 * @param wanted false while something else comes first
 */
export function useParts<Id extends SlotId>(slot: Id, wanted = true): readonly Filled<Id>[] {
  const plugins = useUiPlugins().filter(({ slots }) => wanted && slots.includes(slot));
  const { permissions } = useMe();
  return useQueries({
    queries: plugins.map(loading),
    combine: (loaded) =>
      loaded.flatMap(({ data }, at) => {
        const plugin = plugins[at];
        if (!data || !plugin) return [];
        return partsOf(data, slot)
          .filter(({ permission }) => !permission || permissions.includes(permission))
          .map((part): Filled<Id> => ({ key: `${plugin.id}/${part.id}`, plugin, part }));
      }),
  });
}

function partsOf<Id extends SlotId>({ slots }: PluginDefinition, slot: Id): readonly SlotPart<Id>[] {
  const parts: unknown = slots?.[slot];
  return Array.isArray(parts) ? (parts as SlotPart<Id>[]) : [];
}

/** The page at the path itself, or else the nearest one above that holds what is below it. */
export const routeAt = (routes: readonly RoutePart[], path: string): RoutePart | undefined =>
  routes.find((route) => route.path === path) ??
  routes.filter((route) => route.deep && path.startsWith(`${route.path}/`)).toSorted((one, other) => other.path.length - one.path.length)[0];

/** The page of the plugin at the path; null when it has none there, undefined while its code is on its way. */
export function usePage(plugin: UiPlugin, path: string): { page: RoutePart | null | undefined; error: Error | null; retry(): void } {
  const { data, error, refetch } = useQuery(loading(plugin));
  const page = data && (routeAt(data.routes ?? [], path) ?? null);
  return { page, error, retry: () => void refetch() };
}
