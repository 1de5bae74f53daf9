import { useTranslation } from 'react-i18next';
import { stepIn } from '../model/plugin-job.ts';
import type { Plugin, PluginDetails } from '../model/plugin.ts';
import { inSafeMode } from '../model/plugin-state.ts';

/** What a step is called, whatever letters it came in. */
export function useStepText(): (step: string | null | undefined) => string | null {
  const { t } = useTranslation('plugins');
  return (step) => {
    const known = stepIn(step);
    return known ? t(`step.${known}`) : (step ?? null);
  };
}

type Explained = Pick<Plugin, 'state' | 'desiredState' | 'reason' | 'failedStep' | 'failedStarts'> & Partial<Pick<PluginDetails, 'versions'>>;

/** Why it is as it is: the host's own sentence, else what the state means; null when there is nothing to explain. */
export function useReason(): (plugin: Explained) => string | null {
  const { t } = useTranslation('plugins');
  return (plugin) => {
    if (plugin.state === 'INSTALLED' && inSafeMode(plugin)) return t('why.safeMode');
    // The host says no more than that either, and in English.
    if (plugin.state === 'INSTALLED' && plugin.desiredState === 'DISABLED') return t('why.disabled');
    if (plugin.state === 'REMOVED' && plugin.versions) return t(plugin.versions.length > 0 ? 'why.removedHere' : 'why.REMOVED');
    if (plugin.reason) return plugin.reason;
    if (plugin.state === 'ACTIVE') return null;
    return t(`why.${plugin.state}`);
  };
}
