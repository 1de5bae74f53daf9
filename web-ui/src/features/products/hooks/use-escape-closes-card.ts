import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { overlayIsOpen } from '@/components/ui';

const cardAddress = /^\/products\/[^/]+$/;

/**
 * Esc closes the card from the list too, and one whose code is still on its way; not while it means something to a menu, a dialog or a
 * filled search box.
 */
export function useEscapeClosesCard() {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement && event.target.value !== '';
      // The address, as the router's state still holds the list while a card is loaded.
      const open = cardAddress.test(router.history.location.pathname);
      if (event.key !== 'Escape' || event.defaultPrevented || typing || !open || overlayIsOpen()) return;
      void router.navigate({ to: '/products', search: (known) => ({ ...known, ...withoutCard }) });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router]);
}

/** The list's address without what is a card's. */
export const withoutCard = { image: undefined, enlarged: undefined, tab: undefined };
