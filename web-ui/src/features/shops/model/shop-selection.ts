export interface ShopChoice {
  id: string;
  sellerName: string;
  tradeMark?: string | null;
  state: 'CONNECTED' | 'CREDENTIAL_REFUSED';
}

export type ShopSelection<Shop> =
  | { kind: 'selected'; shop: Shop }
  /** No shop is connected yet. */
  | { kind: 'none' }
  /** Several are, and nothing says which. */
  | { kind: 'choose' }
  /** The address names a shop the user has no grant for, or that is gone. */
  | { kind: 'unknown'; id: string };

/** The address decides, then what was remembered, then whether there is a choice at all. */
export function selectShop<Shop extends { id: string }>(
  shops: readonly Shop[],
  fromUrl: string | undefined,
  remembered: string | null,
): ShopSelection<Shop> {
  if (shops.length === 0) return { kind: 'none' };
  const byId = (id: string | null | undefined) => shops.find((shop) => shop.id === id);
  if (fromUrl !== undefined) {
    const shop = byId(fromUrl);
    return shop ? { kind: 'selected', shop } : { kind: 'unknown', id: fromUrl };
  }
  const shop = byId(remembered) ?? (shops.length === 1 ? shops[0] : undefined);
  return shop ? { kind: 'selected', shop } : { kind: 'choose' };
}

/** `Seller - Trade mark`. */
export function shopLabel(shop: Pick<ShopChoice, 'sellerName' | 'tradeMark'>): string {
  return shop.tradeMark && shop.tradeMark !== shop.sellerName
    ? `${shop.sellerName} - ${shop.tradeMark}`
    : shop.sellerName;
}
