import { useTranslation } from 'react-i18next';
import { Badge, Dot } from '@/components/ui';
import type { Plugin } from '../model/plugin.ts';
import { healthTones, isMoving, pluginTones, trustTones, worstHealth } from '../model/plugin-state.ts';

/** Switched off by an operator is no trouble, and is not called "installed". */
export function StateBadge({ plugin }: { plugin: Pick<Plugin, 'state' | 'desiredState'> }) {
  const { t } = useTranslation('plugins');
  const off = plugin.desiredState === 'DISABLED' && ['DISCOVERED', 'VERIFIED', 'INSTALLED'].includes(plugin.state);
  const tone = pluginTones[plugin.state];
  return (
    <Badge tone={tone}>
      {isMoving(plugin) ? <span className="spin inline-block size-2.5" aria-hidden="true" /> : <Dot tone={tone} />}
      {t(off ? 'off' : `is.${plugin.state}`)}
    </Badge>
  );
}

export function TrustBadge({ trust }: { trust: Plugin['trust'] }) {
  const { t } = useTranslation('plugins');
  return <Badge tone={trustTones[trust]}>{t(`trust.${trust}.name`)}</Badge>;
}

/** The worst of what it says of itself. */
export function HealthBadge({ plugin }: { plugin: Pick<Plugin, 'health'> }) {
  const { t } = useTranslation('plugins');
  const worst = worstHealth(plugin);
  if (!worst) return null;
  return (
    <Badge tone={healthTones[worst.state]}>
      <Dot tone={healthTones[worst.state]} />
      {t(`health.${worst.state}`)}
    </Badge>
  );
}
