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

export const pluginSearchSchema = v.object({
  /** The job that changes it; it outlives a reload. */
  job: optional(text),
});

export type PluginsSearch = v.InferOutput<typeof pluginsSearchSchema>;
export type PluginSearch = v.InferOutput<typeof pluginSearchSchema>;
