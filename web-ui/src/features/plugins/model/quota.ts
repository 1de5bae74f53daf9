import type { PluginByIdQuery } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';
import type { Format } from '@/lib/format/format.ts';

export type Quota = NonNullable<PluginByIdQuery['plugin']>['quotas'][number];

/** Milliseconds and bytes are told as people say them, everything else is counted. */
export function amount({ name }: Pick<Quota, 'name'>, value: number, format: Format): string {
  if (name === 'CACHE_SIZE') return format.bytes(value);
  return name === 'FIELD_TIME' ? format.duration(value / 1_000) : format.number(value);
}

/** So long the host counts a plugin as degraded after it wanted more than it may have. */
const millisToForgive = 10 * 60_000;

export function exceededLately({ exceededAt }: Pick<Quota, 'exceededAt'>, now: number): boolean {
  return Boolean(exceededAt) && now - Date.parse(exceededAt ?? '') < millisToForgive;
}

/** Near is from four fifths on. */
export function quotaTone({ limit, used, exceededAt }: Pick<Quota, 'limit' | 'used' | 'exceededAt'>, now: number): Tone {
  if (exceededLately({ exceededAt }, now)) return 'bad';
  return used >= 0.8 * limit ? 'warn' : 'good';
}
