import { useEffect, useState } from 'react';
import { dialogIsOpen } from '@/components/ui';
import { useMedia } from '@/lib/hooks/use-media.ts';

/**
 * Whether the card has room beside the list. While a dialog is open the card stays where it is, however wide the window becomes: in another place it
 * is made anew, and what is typed, arranged or sent in the dialog would be gone.
 */
export function useRoomBeside(): boolean {
  const room = useMedia('(min-width: 80rem)');
  const [beside, setBeside] = useState(room);
  useEffect(() => {
    if (room === beside) return undefined;
    const follow = () => {
      if (!dialogIsOpen()) setBeside(room);
    };
    follow();
    const dialogs = new MutationObserver(follow);
    dialogs.observe(document.body, { childList: true, subtree: true });
    return () => dialogs.disconnect();
  }, [room, beside]);
  return beside;
}
