import { ChevronsUpDown, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Dot, Menu, MenuChoice } from '@/components/ui';
import { useShops } from '../hooks/use-shop.tsx';
import { shopLabel } from '../model/shop-selection.ts';

export function ShopSelector() {
  const { t } = useTranslation();
  const { selection, shops, shopId, select } = useShops();
  if (shops.length === 0) return null;
  const name = selection.kind === 'selected' ? shopLabel(selection.shop) : t('shop.choose');
  return (
    <Menu
      align="start"
      trigger={
        <Button className="max-w-full min-w-0 shrink justify-start" aria-label={t('shop.current', { name })}>
          <Store className="text-muted" />
          <span className="truncate">{name}</span>
          <ChevronsUpDown className="ml-auto text-muted" />
        </Button>
      }
    >
      <MenuChoice
        label={t('shop.switch')}
        value={shopId ?? ''}
        options={shops.map((shop) => ({
          value: shop.id,
          label: (
            <span className="flex min-w-0 items-center gap-2">
              <Dot tone={shop.state === 'CONNECTED' ? 'good' : 'bad'} />
              <span className="truncate">{shopLabel(shop)}</span>
              {shop.state !== 'CONNECTED' && <span className="sr-only">{t('shop.refused')}</span>}
            </span>
          ),
        }))}
        onChange={(id) => {
          if (id !== shopId) select(id);
        }}
      />
    </Menu>
  );
}
