import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { shopQuery } from '@/lib/api';
import { plugin, plugins } from '../api/plugin-documents.ts';
import { isSettling } from '../model/plugin-state.ts';

const calmMillis = 15_000;
const movingMillis = 2_000;

/** All that is installed; asked for often while something is on its way. */
export function usePlugins() {
  return useQuery({
    ...shopQuery(plugins, {}, null),
    refetchInterval: ({ state }) => (state.data?.plugins.items.some(isSettling) ? movingMillis : calmMillis),
  });
}

export function usePlugin(id: string) {
  return useQuery({
    ...shopQuery(plugin, { id }, null),
    refetchInterval: ({ state }) => {
      const known = state.data?.plugin;
      return known && isSettling(known) ? movingMillis : calmMillis;
    },
  });
}

/** After a change: the plugins, and what one may do, which comes and goes with them. */
export function usePluginsChanged() {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ predicate: ({ queryKey }) => ['Plugins', 'PluginById', 'PluginHistory', 'PluginSchemaHistory', 'PluginSettings', 'Me', 'Jobs', 'UiManifest'].includes(String(queryKey[0])) }),
    [client],
  );
}
