import type { PluginHealthState, PluginState, PluginTrust } from '@/generated/graphql/graphql.ts';
import type { Tone } from '@/lib/format/freshness.ts';
import type { Plugin, Replica } from './plugin.ts';

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

export const healthTones = { UP: 'good', DEGRADED: 'warn', DOWN: 'bad' } satisfies Record<PluginHealthState, Tone>;

export const trustTones = { BUNDLED: 'neutral', TRUSTED: 'good', UNSIGNED: 'warn' } satisfies Record<PluginTrust, Tone>;

/** From so many failed starts of the host in a row on, a plugin starts switched off. */
const safeModeStarts = 3;

export function inSafeMode({ failedStarts }: Pick<Plugin, 'failedStarts'>): boolean {
  return failedStarts >= safeModeStarts;
}

/** It is on its way to another state, and will be there soon. */
export function isMoving({ state }: Pick<Plugin, 'state'>): boolean {
  return state === 'STARTING' || state === 'DRAINING';
}

/** Of several replicas those that are not where they should be; a single one says by its state how it stands. */
export function behind({ replicas }: Pick<Plugin, 'replicas'>): Replica[] {
  return replicas.length > 1 ? replicas.filter(({ converged }) => !converged) : [];
}

const severity: PluginHealthState[] = ['UP', 'DEGRADED', 'DOWN'];

/** The worst of what it says of itself; null when it says nothing. */
export function worstHealth({ health }: Pick<Plugin, 'health'>): Plugin['health'][number] | null {
  return health.reduce<Plugin['health'][number] | null>((worst, one) => (worst === null || severity.indexOf(one.state) > severity.indexOf(worst.state) ? one : worst), null);
}

const broken: PluginState[] = ['INCOMPATIBLE', 'WAITING_FOR_DEPENDENCY', 'FAILED', 'QUARANTINED'];

/** Something of it is still on its way, here or on a replica; what has failed is not. */
export function isSettling(plugin: Pick<Plugin, 'state' | 'replicas'>): boolean {
  return isMoving(plugin) || plugin.replicas.some(({ converged, state }) => !converged && !broken.includes(state));
}

/** Somebody should look at it: it is not as it is wanted, or not as it should be. */
export function needsAttention(plugin: Plugin): boolean {
  return (
    (broken.includes(plugin.state) && (plugin.desiredState === 'ENABLED' || plugin.state === 'QUARANTINED')) ||
    inSafeMode(plugin) ||
    // It serves, but not as it should: for example the version before the one that is wanted.
    (plugin.state === 'ACTIVE' && Boolean(plugin.reason)) ||
    behind(plugin).length > 0 ||
    (worstHealth(plugin)?.state ?? 'UP') !== 'UP'
  );
}

/** Its packages are gone; what it stored may still be there. */
export function isRemoved({ state }: Pick<Plugin, 'state'>): boolean {
  return state === 'REMOVED';
}
