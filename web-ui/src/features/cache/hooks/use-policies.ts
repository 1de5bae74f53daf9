import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { shopQuery, type ApiError } from '@/lib/api';
import { cachePolicies, cachePolicyLimits } from '../api/policy-documents.ts';
import { fieldsOf, type Policy, type PolicyField } from '../model/policy.ts';

/** The host gives no more at once; there are as many endpoints as plugins declare, some dozens. */
export const mostPolicies = 200;

const pollMillis = 30_000;

interface Policies {
  fields: readonly PolicyField[];
  /** Undefined until they are known. */
  policies: readonly Policy[] | undefined;
  total: number;
  error: ApiError | null;
  refetch(): Promise<unknown>;
}

/** Every endpoint's policy, with the fields a policy has. Kept up to date, for others change policies too. */
export function usePolicies(): Policies {
  const limits = useQuery({ ...shopQuery(cachePolicyLimits, {}, null), staleTime: 5 * 60_000 });
  const known = limits.data?.cachePolicies.limits;
  const list = useQuery({
    ...shopQuery(cachePolicies, { page: { number: 0, size: mostPolicies } }, null),
    enabled: known !== undefined,
    refetchInterval: pollMillis,
  });
  const fields = useMemo(() => fieldsOf(known ?? []), [known]);
  return {
    fields,
    policies: list.data?.cachePolicies.items,
    total: list.data?.cachePolicies.totalItems ?? 0,
    error: limits.error ?? list.error,
    refetch: () => (known ? list.refetch() : limits.refetch()),
  };
}
