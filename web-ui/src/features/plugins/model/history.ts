import type { PluginActFragment, PluginHistoryQuery } from '@/generated/graphql/graphql.ts';
import type { PluginDetails } from './plugin.ts';

export type Act = PluginActFragment;

/** What the input names, wherever in it: the mutation's arguments, or the one input object in them. */
function names(input: unknown, key: string): unknown {
  if (typeof input !== 'object' || input === null) return undefined;
  const fields = input as Record<string, unknown>;
  return fields[key] ?? names(fields['input'], key);
}

/** Who did what to the plugin, newest first. An installation names only the package: it is the plugin's when it is kept. */
export function actsOn(plugin: Pick<PluginDetails, 'id' | 'versions'>, history: PluginHistoryQuery): Act[] {
  const digests = new Set<unknown>(plugin.versions.map(({ digest }) => digest));
  return Object.values(history)
    .flatMap(({ nodes }) => nodes)
    .filter(({ input }) => names(input, 'id') === plugin.id || digests.has(names(input, 'digest')))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
