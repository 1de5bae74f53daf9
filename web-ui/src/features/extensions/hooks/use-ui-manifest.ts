import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { pluginManifest } from '@/lib/start/plugin-manifest.ts';
import { hiddenPlugins } from '../model/hidden-plugins.ts';
import { differs } from '../model/ui-address.ts';
import { readManifest, type UiManifest, type UiPlugin } from '../model/ui-manifest.ts';

const pollMillis = 60_000;

/** A dashboard without parts of plugins is better than none: whatever goes wrong here, there are none. */
async function fetchManifest({ signal }: { signal: AbortSignal }): Promise<UiManifest> {
  const response = await pluginManifest(signal);
  return readManifest(response.ok ? await response.json() : null);
}

/** With what this page was loaded: it stays until the page is loaded anew, for code that runs cannot be taken back. */
function useLoadedManifest() {
  return useQuery({ queryKey: ['UiManifestLoaded'], queryFn: fetchManifest, staleTime: Infinity, gcTime: Infinity, retry: false });
}

const none: UiPlugin[] = [];

/** The plugins that have a part in this page, but for those that the user has hidden. */
export function useUiPlugins(): readonly UiPlugin[] {
  const plugins = useLoadedManifest().data?.plugins ?? none;
  const hidden = useSyncExternalStore(hiddenPlugins.subscribe, hiddenPlugins.get);
  return hidden.length === 0 ? plugins : plugins.filter((plugin) => !hiddenPlugins.has(plugin));
}

/** One of them, hidden or not; undefined while it is not known, null when it has no part. */
export function useUiPlugin(id: string): { plugin: UiPlugin | null | undefined; hidden: boolean } {
  const { data, isPending } = useLoadedManifest();
  useSyncExternalStore(hiddenPlugins.subscribe, hiddenPlugins.get);
  const plugin = data?.plugins.find((one) => one.id === id) ?? (isPending ? undefined : null);
  return { plugin, hidden: plugin ? hiddenPlugins.has(plugin) : false };
}

/** Whether the host has other parts for this page by now. */
export function useUpdated(): boolean {
  const loaded = useLoadedManifest().data;
  const latest = useQuery({ queryKey: ['UiManifest'], queryFn: fetchManifest, initialData: loaded, enabled: loaded !== undefined, staleTime: pollMillis, refetchInterval: pollMillis, retry: false }).data;
  return loaded !== undefined && latest !== undefined && differs(loaded, latest);
}
