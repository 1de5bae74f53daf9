import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/features/session';
import type { SlotId } from '@/sdk/types.ts';
import { useUiPlugins } from '../hooks/use-ui-manifest.ts';

/**
 * For who writes a plugin: which place this is and who fills it, with `?slots=show` in the address. Nobody else sees anything here,
 * and the place stays as it is.
 */
export function SlotMark({ slot }: { slot: SlotId }) {
  const { t } = useTranslation();
  const shown = useSearch({ strict: false, select: ({ slots }) => slots === 'show' });
  const developer = useCan('platform:developer');
  const plugins = useUiPlugins().filter(({ slots }) => slots.includes(slot));
  if (!shown || !developer) return null;
  return (
    <p data-testid="slot-mark" className="w-fit rounded bg-ink px-1.5 font-mono text-2xs text-surface">
      {slot}
      <span className="opacity-80"> · {plugins.length === 0 ? t('extensions.nobody') : plugins.map(({ id }) => id).join(', ')}</span>
    </p>
  );
}
