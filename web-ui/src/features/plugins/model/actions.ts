import type { PluginDetails, PluginVersion } from './plugin.ts';
import { isRemoved } from './plugin-state.ts';

export type PluginAction = 'enable' | 'disable' | 'rollBack' | 'remove' | 'purge';

type Acted = Pick<PluginDetails, 'state' | 'desiredState' | 'versions'>;

/** Not in service although it is wanted there: enabling it again is another attempt. */
export function wantsAnotherAttempt({ state, desiredState }: Pick<Acted, 'state' | 'desiredState'>): boolean {
  return desiredState === 'ENABLED' && ['FAILED', 'QUARANTINED', 'INCOMPATIBLE', 'INSTALLED', 'VERIFIED', 'DISCOVERED'].includes(state);
}

/** The version that a roll back without a choice would go to: the newest kept one below the current. */
export function versionBefore(versions: readonly PluginVersion[]): PluginVersion | null {
  const current = versions.findIndex((version) => version.current);
  return versions.slice(current + 1).find((version) => !version.current) ?? null;
}

/** What makes sense now. The host decides; this keeps what it would refuse out of sight. */
export function sensibleActions(plugin: Acted): PluginAction[] {
  // A package that lies on the host's disk stays there, and can be taken into service again.
  if (isRemoved(plugin)) return plugin.versions.length > 0 ? ['enable', 'purge'] : ['purge'];
  const actions: PluginAction[] = [];
  if (plugin.desiredState === 'DISABLED' || wantsAnotherAttempt(plugin)) actions.push('enable');
  if (plugin.desiredState === 'ENABLED') actions.push('disable');
  if (versionBefore(plugin.versions) !== null) actions.push('rollBack');
  if (plugin.desiredState !== 'ABSENT') actions.push('remove');
  return actions;
}
