import { createFileRoute, Outlet, redirect, useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { MeProvider } from '@/features/session';
import { Shell, ShellSkeleton } from '@/features/shell';
import { ShopProvider, useShops } from '@/features/shops';
import { session } from '@/lib/api';
import { sectionOf } from '@/lib/router/section.ts';

export const Route = createFileRoute('/_app')({
  beforeLoad: ({ location }) => {
    if (session.state().status === 'anonymous') {
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } });
    }
  },
  component: App,
});

function App() {
  const { shop } = Route.useSearch();
  const navigate = useNavigate();
  const onSelect = useCallback(
    (shopId: string | undefined, how: 'mirror' | 'switch') => {
      if (how === 'mirror') {
        void navigate({ to: '.', search: (known) => ({ ...known, shop: shopId }), replace: true });
        return;
      }
      // What was filtered or open belongs to the other shop; the section stays.
      void navigate({ to: sectionOf(location.pathname), search: { shop: shopId } });
    },
    [navigate],
  );
  return (
    <ShopProvider fromUrl={shop} onSelect={onSelect} waiting={<ShellSkeleton />}>
      <SignedIn />
    </ShopProvider>
  );
}

function SignedIn() {
  const { shopId } = useShops();
  return (
    <MeProvider shopId={shopId} waiting={<ShellSkeleton />}>
      <Shell>
        <Outlet />
      </Shell>
    </MeProvider>
  );
}
