import type { QueryClient } from '@tanstack/react-query';
import { createRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState, SkeletonLines } from '@/components/state';
import { parseSearch, stringifySearch } from '@/lib/router/search.ts';
import { routeTree } from './generated/route-tree.ts';

function Failed({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} onRetry={reset} />;
}

export function createAppRouter(queryClient: QueryClient) {
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
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
  interface StaticDataRouteOption {
    /** The namespaces of texts that the screen cannot be painted without: they come beside its code, not after it. */
    texts?: readonly string[];
  }
}
