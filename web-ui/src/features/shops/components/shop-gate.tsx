import { Store } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/components/state';
import { Button } from '@/components/ui';
import { useShops } from '../hooks/use-shop.tsx';
import { shopLabel } from '../model/shop-selection.ts';

/** Shows its children for a selected shop; else what to do to have one. */
export function ShopGate({ connect, children }: { connect: ReactNode; children: (shopId: string) => ReactNode }) {
  const { t } = useTranslation();
  const { selection, shops, select } = useShops();
  if (selection.kind === 'selected') return children(selection.shop.id);
  if (selection.kind === 'none') {
    return (
      <Notice heading icon={Store} title={t('shop.noneTitle')} actions={connect}>
        <p>{t('shop.noneHint')}</p>
      </Notice>
    );
  }
  return (
    <Notice
      heading
      icon={Store}
      title={t(selection.kind === 'unknown' ? 'shop.unknownTitle' : 'shop.chooseTitle')}
      actions={shops.map((shop) => (
        <Button key={shop.id} onClick={() => select(shop.id)} className="max-w-full">
          <span className="truncate">{shopLabel(shop)}</span>
        </Button>
      ))}
    >
      <p>{t(selection.kind === 'unknown' ? 'shop.unknownHint' : 'shop.chooseHint')}</p>
    </Notice>
  );
}
