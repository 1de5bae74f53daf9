// Loaded with the shell, which checks every address: it must not import what only the screens need.
import * as v from 'valibot';

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
const text = v.pipe(v.string(), v.trim(), v.maxLength(200));

export const shownSets = ['active', 'attention', 'off', 'removed'] as const;

export type ShownSet = (typeof shownSets)[number];

export const pluginsSearchSchema = v.object({
  q: optional(text),
  show: optional(v.picklist(shownSets)),
});

export const changes = ['install', 'enable', 'disable', 'roll-back', 'remove', 'purge'] as const;

/** What can be done to a plugin. */
export type Change = (typeof changes)[number];

export const pluginSearchSchema = v.object({
  /** The job that changes it, and what it does, which the job itself does not say; both outlive a reload. */
  job: optional(text),
  change: optional(v.picklist(changes)),
});

export type PluginsSearch = v.InferOutput<typeof pluginsSearchSchema>;
export type PluginSearch = v.InferOutput<typeof pluginSearchSchema>;
