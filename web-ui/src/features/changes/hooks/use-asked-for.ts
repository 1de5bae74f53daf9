import { useLocation, useNavigate } from '@tanstack/react-router';

/** Whether the address asks for a dialog, as the palette's does: `/changes#stop`. */
export function useAskedFor(what: 'stop' | 'go-on'): { asked: boolean; done(): void } {
  const { hash } = useLocation();
  const navigate = useNavigate();
  const asked = hash === what;
  return { asked, done: () => asked && void navigate({ to: '.', search: true, hash: '', replace: true }) };
}
