import { Store } from 'lucide-react';
import { shopLabel, useShops } from '@/features/shops';

/** Every shop has a colour of its own: somebody with ten of them sees at once which one is about to change. */
const hues = [264, 155, 68, 27, 310, 200, 110, 345];

export function ShopTag({ shopId }: { shopId: string }) {
  const { shops } = useShops();
  const shop = shops.find(({ id }) => id === shopId);
  const hue = hues[[...shopId].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % hues.length] ?? 264;
  return (
    <span className="inline-flex h-5 max-w-56 items-center gap-1.5 rounded border bg-surface px-1.5 text-2xs font-medium text-ink">
      <span aria-hidden="true" className="size-2 shrink-0 rounded-full" style={{ background: `oklch(0.62 0.15 ${hue})` }} />
      <Store className="size-3 shrink-0 text-muted" aria-hidden="true" />
      <span className="truncate">{shop ? shopLabel(shop) : shopId}</span>
    </span>
  );
}
