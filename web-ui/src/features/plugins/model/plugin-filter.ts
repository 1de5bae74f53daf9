import type { Plugin } from './plugin.ts';
import type { PluginsSearch, ShownSet } from './plugin-search.ts';
import { isRemoved, needsAttention } from './plugin-state.ts';

const sets: Record<ShownSet, (plugin: Plugin) => boolean> = {
  active: ({ state }) => state === 'ACTIVE',
  attention: needsAttention,
  off: (plugin) => plugin.desiredState === 'DISABLED' && !isRemoved(plugin),
  removed: isRemoved,
};

export function inSet(plugins: readonly Plugin[], set: ShownSet): Plugin[] {
  return plugins.filter(sets[set]);
}

/** What is asked for, with what is removed at the end: it is in nobody's way there. */
export function shownPlugins(plugins: readonly Plugin[], { q, show }: PluginsSearch): Plugin[] {
  const text = q?.toLowerCase();
  const found = (show ? inSet(plugins, show) : plugins).filter(
    ({ id, description }) => !text || id.toLowerCase().includes(text) || (description ?? '').toLowerCase().includes(text),
  );
  return found.toSorted((a, b) => Number(isRemoved(a)) - Number(isRemoved(b)));
}
