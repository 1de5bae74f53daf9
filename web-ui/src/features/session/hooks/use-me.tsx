import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import { ErrorState } from '@/components/state';
import { shopQuery } from '@/lib/api';
import type { MeQuery } from '@/generated/graphql/graphql.ts';
import { me } from '@/lib/start/start-documents.ts';

export type Me = MeQuery['me'];

const MeContext = createContext<Me | null>(null);

const meQuery = (shopId: string | null) => ({ ...shopQuery(me, {}, shopId), staleTime: 60_000 });

/** Who is signed in and what they may do in the current shop; the screens below can rely on it. */
export function MeProvider({ shopId, waiting, children }: { shopId: string | null; waiting: ReactNode; children: ReactNode }) {
  const query = useQuery({ ...meQuery(shopId), placeholderData: keepPreviousData });
  if (query.data) return <MeContext value={query.data.me}>{children}</MeContext>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return waiting;
}

export function useMe(): Me {
  const value = use(MeContext);
  if (!value) throw new Error('useMe outside MeProvider');
  return value;
}

export function useCan(permission: string): boolean {
  return useMe().permissions.includes(permission);
}
