import type { QueryClient } from '@tanstack/react-query';
import { createRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState, SkeletonLines } from '@/components/state';
import { parseSearch, stringifySearch } from '@/lib/router/search.ts';
import { routeTree } from './generated/route-tree.ts';

function Failed({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} onRetry={reset} />;
}

/** `unreachable` is why the session could not be restored: then nothing else can work either. */
export function createAppRouter(queryClient: QueryClient, unreachable: unknown) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: Failed,
    defaultPendingComponent: () => <SkeletonLines />,
    defaultPendingMs: 200,
    scrollRestoration: false,
    InnerWrap: unreachable
      ? () => <ErrorState error={unreachable} onRetry={() => location.reload()} />
      : undefined,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
