import { useQuery } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { ErrorState } from '@/components/state';
import { shopQuery } from '@/lib/api';
import { shops as shopsDocument } from '@/lib/start/start-documents.ts';
import { createShopMemory } from '../model/shop-memory.ts';
import { selectShop, type ShopChoice, type ShopSelection } from '../model/shop-selection.ts';

export const shopsQuery = shopQuery(shopsDocument, {}, null);

/** Until the first shop is there or given, it is waited for: that happens elsewhere. */
const untilThereAreSome = 15_000;

const memory = createShopMemory(localStorage, new BroadcastChannel('vitrina.shop'));

interface ShopContextValue {
  selection: ShopSelection<ShopChoice>;
  shops: readonly ShopChoice[];
  /** The current shop's id; null where none is selected. */
  shopId: string | null;
  select(shopId: string): void;
}

const ShopContext = createContext<ShopContextValue | null>(null);

interface ShopProviderProps {
  /** The shop the address names. */
  fromUrl: string | undefined;
  /** Puts a shop into the address: in place where the address only lacked it, as a new screen where the user switches. */
  onSelect(shopId: string | undefined, how: 'mirror' | 'switch'): void;
  waiting: ReactNode;
  children: ReactNode;
}

export function ShopProvider({ fromUrl, onSelect, waiting, children }: ShopProviderProps) {
  const query = useQuery({ ...shopsQuery, refetchInterval: ({ state }) => (state.data?.shops.items.length === 0 ? untilThereAreSome : false) });
  const items = query.data?.shops.items;
  const selection = useMemo(() => (items ? selectShop(items, fromUrl, memory.remembered()) : null), [items, fromUrl]);
  const selectedId = selection?.kind === 'selected' ? selection.shop.id : null;

  useEffect(() => {
    if (selectedId === null) return;
    memory.remember(selectedId);
    if (fromUrl !== selectedId) onSelect(selectedId, 'mirror');
  }, [selectedId, fromUrl, onSelect]);

  const lastSelected = useRef<string | null>(null);
  useEffect(() => {
    if (selectedId !== null) lastSelected.current = selectedId;
    // The shop was deleted while it was selected: the address must not go on naming it.
    else if (fromUrl !== undefined && fromUrl === lastSelected.current) onSelect(undefined, 'mirror');
  }, [selectedId, fromUrl, onSelect]);

  useEffect(() => memory.onAnnounced((shopId) => onSelect(shopId, 'switch')), [onSelect]);

  const select = useCallback(
    (shopId: string) => {
      memory.announce(shopId);
      onSelect(shopId, 'switch');
    },
    [onSelect],
  );

  const value = useMemo(
    () => (selection && items ? { selection, shops: items, shopId: selectedId, select } : null),
    [selection, items, selectedId, select],
  );
  if (value) return <ShopContext value={value}>{children}</ShopContext>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return waiting;
}

export function useShops(): ShopContextValue {
  const value = use(ShopContext);
  if (!value) throw new Error('useShops outside ShopProvider');
  return value;
}
