import { useQuery } from '@tanstack/react-query';
import { FreshnessBadge } from '@/components/state';
import { shopQuery } from '@/lib/api';
import { catalogueFreshness } from '../api/care-documents.ts';

/** How old what syncs have noticed is: as old as the shop's mirror. Null where nothing was read yet. */
export function CatalogueAge({ shopId }: { shopId: string }) {
  const query = useQuery({ ...shopQuery(catalogueFreshness, {}, shopId), staleTime: 60_000 });
  const freshness = query.data?.productSyncStatus.freshness;
  return freshness ? <FreshnessBadge freshness={freshness} receivedAt={query.dataUpdatedAt} /> : null;
}
