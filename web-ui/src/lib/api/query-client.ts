import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const passing = ['UPSTREAM_UNAVAILABLE', 'DATABASE_UNAVAILABLE', 'UNREACHABLE', 'SCHEMA_CHANGED'];

/** Only what may pass by itself is asked again, and only questions: a mutation is the user's to repeat. */
export function retryable(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && passing.includes(error.code);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: retryable, staleTime: 15_000, gcTime: 10 * 60_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
