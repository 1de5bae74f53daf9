import type { PluginState } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';

export const pluginTones = {
  DISCOVERED: 'neutral',
  VERIFIED: 'neutral',
  INSTALLED: 'neutral',
  STARTING: 'accent',
  ACTIVE: 'good',
  DRAINING: 'warn',
  REMOVED: 'neutral',
  INCOMPATIBLE: 'bad',
  WAITING_FOR_DEPENDENCY: 'warn',
  FAILED: 'bad',
  QUARANTINED: 'bad',
} satisfies Record<PluginState, Tone>;
