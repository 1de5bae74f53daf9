import { MutationCache, QueryClient } from '@tanstack/react-query';
import { isOffline } from '@/lib/offline/reach.ts';
import { refuseOffline } from '@/lib/offline/refuse-offline.ts';
import { ApiError } from './api-error.ts';

const passing = ['UPSTREAM_UNAVAILABLE', 'DATABASE_UNAVAILABLE', 'UNREACHABLE', 'SCHEMA_CHANGED'];

/** Only what may pass by itself is asked again, and only questions: a mutation is the user's to repeat. */
export function retryable(failures: number, error: Error): boolean {
  return failures < 2 && !isOffline() && error instanceof ApiError && passing.includes(error.code);
}

/** Without a connection what is there is shown as it is. */
const whenInReach = () => !isOffline();

export function createQueryClient(): QueryClient {
  return new QueryClient({
    // Those of plugins too, and before anything of them runs. Signing in is tried whatever the browser thinks of its connection.
    mutationCache: new MutationCache({
      onMutate: (_variables, { meta }) => {
        if (meta?.['offline'] !== 'tried') refuseOffline();
      },
    }),
    defaultOptions: {
      queries: { retry: retryable, staleTime: 15_000, gcTime: 10 * 60_000, networkMode: 'always', refetchOnMount: whenInReach, refetchOnWindowFocus: whenInReach },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
