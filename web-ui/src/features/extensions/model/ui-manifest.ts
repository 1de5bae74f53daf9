import * as v from 'valibot';
import type { Texts } from '@/sdk/types.ts';

/** What the dashboard knows of a plugin's part of it before any of its code is loaded. */
export interface UiPlugin {
  id: string;
  version: string;
  /** Relative to the plugin's own folder. */
  entry: string;
  styles: string[];
  nav: { path: string; label: Texts; permission?: string | undefined }[];
  slots: string[];
}

export interface UiManifest {
  plugins: UiPlugin[];
}

const texts = v.union([v.string(), v.record(v.string(), v.string())]);
const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_-]*$/));
/** No step upwards, no other host. */
const file = v.pipe(v.string(), v.regex(/^[\w@-][\w.@-]*(\/[\w@-][\w.@-]*)*$/));
const path = v.pipe(v.string(), v.regex(/^([\w-]+(\/[\w-]+)*)?$/));

const pluginSchema = v.object({
  id,
  version: v.pipe(v.string(), v.regex(/^[\w.+-]+$/)),
  entry: file,
  styles: v.optional(v.array(file), []),
  nav: v.optional(v.array(v.object({ path, label: texts, permission: v.optional(v.string()) })), []),
  slots: v.optional(v.array(v.string()), []),
});

/** What can be read of it; a plugin whose part is wrong is left out, and hurts no other. */
export function readManifest(answer: unknown): UiManifest {
  const read = v.safeParse(v.object({ plugins: v.array(v.unknown()) }), answer);
  if (!read.success) return { plugins: [] };
  return { plugins: read.output.plugins.flatMap((one) => (v.is(pluginSchema, one) ? [v.parse(pluginSchema, one)] : [])) };
}
