import type { QueryClient } from '@tanstack/react-query';
import { readStored, writeStored } from '@/lib/stored.ts';

/** What a shop was to its user when they last looked at it: what is worth asking at once the next time. */
interface ShopThen {
  readsProducts?: boolean;
  /** Its list of products opens with a view of theirs. */
  opensView?: boolean;
}

interface LastVisit {
  owner: string;
  shops: Record<string, ShopThen>;
}

const key = 'vitrina.last-visit';

const isVisit = (value: unknown): value is LastVisit => typeof value === 'object' && value !== null && 'owner' in value && 'shops' in value && typeof value.shops === 'object' && value.shops !== null;

/** By the shop's id. */
export function lastVisit(owner: string): Readonly<Record<string, ShopThen>> {
  const visit = readStored(key, isVisit);
  return visit?.owner === owner ? visit.shops : {};
}

export function forgetLastVisit(): void {
  localStorage.removeItem(key);
}

export const readsProducts = ({ me }: { me: { permissions: readonly string[] } }): boolean => me.permissions.includes('wb-products:read');

/** What an answer says of that; null when nothing. */
function told([name, , variables]: readonly unknown[], data: unknown): ShopThen | null {
  if (name === 'Me') return { readsProducts: readsProducts(data as Parameters<typeof readsProducts>[0]) };
  if (name !== 'SavedViews' || (variables as { list: string }).list !== 'products') return null;
  const { savedViews } = data as { savedViews: { items: readonly { byDefault: boolean }[] } };
  return { opensView: savedViews.items.some(({ byDefault }) => byDefault) };
}

/** Notes it for the next visit as the answers come. */
export function noteVisit(client: QueryClient, owner: () => string | null): void {
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const { queryKey, state } = event.query;
    const shopId = queryKey[1];
    const user = owner();
    if (typeof shopId !== 'string' || user === null) return;
    const news = told(queryKey, state.data);
    const shops = lastVisit(user);
    const next = { ...shops, [shopId]: { ...shops[shopId], ...news } };
    if (news === null || JSON.stringify(next) === JSON.stringify(shops)) return;
    try {
      writeStored(key, { owner: user, shops: next } satisfies LastVisit);
    } catch {
      // A browser that is full remembers nothing: then it is asked one after the other.
    }
  });
}
