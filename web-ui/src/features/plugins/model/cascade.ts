import type { Plugin } from './plugin.ts';

type Linked = Pick<Plugin, 'id' | 'dependants'>;

/** Who leaves service with the plugin: those that need it, those that need these, and so on; each once, the nearest first. */
export function cascade(id: string, plugins: readonly Linked[]): string[] {
  const dependants = new Map(plugins.map((plugin) => [plugin.id, plugin.dependants]));
  const reached = new Set([id]);
  // A set hands out what is added while it is gone through.
  for (const one of reached) for (const dependant of dependants.get(one) ?? []) reached.add(dependant);
  reached.delete(id);
  return [...reached];
}
