import * as v from 'valibot';
import type { PluginDefinition } from '@/sdk/types.ts';

const texts = v.union([v.string(), v.record(v.string(), v.string())]);
/** A function or a class, or what `memo` and `lazy` make of one. */
const component = v.union([v.function(), v.looseObject({ $$typeof: v.symbol() })]);
const part = v.looseObject({ id: v.string(), title: texts, permission: v.optional(v.string()), component });
const column = v.looseObject({ ...part.entries, width: v.number(), align: v.optional(v.picklist(['start', 'end'])) });
const route = v.looseObject({ path: v.string(), title: texts, permission: v.optional(v.string()), deep: v.optional(v.boolean()), component });

/**
 * What can be used of a plugin's definition. A part that is wrong would fail in the host's own screen, outside of the plugin's wall:
 * it is left out, and its author told on the console.
 */
export function readDefinition(plugin: string, exported: unknown): PluginDefinition {
  const definition = exported as PluginDefinition;
  const right = <Part>(where: string, parts: unknown, schema: v.GenericSchema): Part[] =>
    (Array.isArray(parts) ? parts : []).filter((one): one is Part => {
      const wrong = v.safeParse(schema, one).issues?.[0];
      // eslint-disable-next-line no-console -- it is for the plugin's author, who has nothing else
      if (wrong) console.warn(`${plugin}: a part of ${where} is left out: ${v.getDotPath(wrong) ?? ''} ${wrong.message}`);
      return !wrong;
    });
  const slots = Object.entries(definition.slots ?? {}).map(([id, parts]) => [id, right(id, parts, id.startsWith('product.list.columns/') ? column : part)]);
  return { routes: right('routes', definition.routes, route), slots: Object.fromEntries(slots) as NonNullable<PluginDefinition['slots']> };
}
