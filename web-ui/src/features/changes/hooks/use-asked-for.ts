import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * Hears what the address asks for, as the palette's does: `/changes#stop`. It asks once and is taken out of the address at once; what is
 * shown for it is the caller's to hold.
 *
 * @param onAsked null while it cannot be told yet what is to be shown
 */
export function useAskedFor(what: 'stop' | 'go-on', onAsked: (() => void) | null): void {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const heard = useRef(false);
  useEffect(() => {
    if (hash !== what) heard.current = false;
    else if (onAsked !== null && !heard.current) {
      heard.current = true;
      onAsked();
      void navigate({ to: '.', search: true, hash: '', replace: true });
    }
  }, [hash, what, onAsked, navigate]);
}
