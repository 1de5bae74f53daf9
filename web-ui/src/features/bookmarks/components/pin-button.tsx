import { Pin, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui';
import { usePins } from '../hooks/use-bookmarks.ts';

interface PinButtonProps {
  shopId: string;
  subject: string;
  target: string;
  label: string;
}

/** Keeps something at hand, on the start page and in the palette, or no longer. */
export function PinButton({ shopId, ...mark }: PinButtonProps) {
  const { t } = useTranslation('lists');
  const pins = usePins(shopId);
  const pinned = pins.has(mark.subject, mark.target);
  return (
    <IconButton needsHost size="icon-sm" label={t(pinned ? 'pins.unpin' : 'pins.pin')} aria-pressed={pinned} className={pinned ? 'text-accent-ink!' : ''} onClick={() => pins.toggle(mark)}>
      {pinned ? <PinOff /> : <Pin />}
    </IconButton>
  );
}
