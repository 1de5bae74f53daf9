import { shopKey } from '@/lib/session/remembered-shop.ts';

interface ShopMessage {
  type: 'selected';
  shopId: string;
}

/** Remembers the chosen shop in this browser and tells the other tabs of a choice. */
export interface ShopMemory {
  remembered(): string | null;
  remember(shopId: string): void;
  /** The user chose: every tab follows. */
  announce(shopId: string): void;
  onAnnounced(listener: (shopId: string) => void): () => void;
}

export function createShopMemory(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'removeEventListener'>,
): ShopMemory {
  return {
    remembered: () => storage.getItem(shopKey),
    remember: (shopId) => storage.setItem(shopKey, shopId),
    announce(shopId) {
      storage.setItem(shopKey, shopId);
      channel.postMessage({ type: 'selected', shopId } satisfies ShopMessage);
    },
    onAnnounced(listener) {
      const receive = (event: Event) => listener((event as MessageEvent<ShopMessage>).data.shopId);
      channel.addEventListener('message', receive);
      return () => channel.removeEventListener('message', receive);
    },
  };
}
