import { queryOptions, useMutation, type UseMutationOptions } from '@tanstack/react-query';
import type { ApiError } from './api-error.ts';
import { api } from './client.ts';
import { operationName, type Operation } from './graphql-client.ts';

/** A query's key is its operation, its shop and its variables; the request stops when nobody wants its answer any more. */
export function shopQuery<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  shopId: string | null,
) {
  return queryOptions<Result, ApiError>({
    queryKey: [operationName(operation), shopId, variables],
    queryFn: ({ signal }) => api.request(operation, variables, { signal, shopId }),
  });
}

export function useShopMutation<Result, Variables>(
  operation: Operation<Result, Variables>,
  shopId: string | null,
  options?: Omit<UseMutationOptions<Result, ApiError, Variables>, 'mutationFn'>,
) {
  return useMutation<Result, ApiError, Variables>({
    mutationFn: (variables) => api.request(operation, variables, { shopId }),
    ...options,
  });
}
