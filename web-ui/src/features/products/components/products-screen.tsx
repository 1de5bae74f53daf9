import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Forbidden } from '@/components/state';
import { buttonStyle } from '@/components/ui';
import { useCan } from '@/features/session';
import { ShopGate } from '@/features/shops';
import { useMedia } from '@/lib/hooks/use-media.ts';
import { CardFirst, useCardFirst } from '../hooks/use-card-first.tsx';
import { useEscapeClosesCard } from '../hooks/use-escape-closes-card.ts';
import { ProductList } from './product-list.tsx';

interface ProductsScreenProps {
  /** The card that is open beside the list. */
  activeId: string | null;
  children: ReactNode;
}

export function ProductsScreen({ activeId, children }: ProductsScreenProps) {
  const { t } = useTranslation();
  const mayRead = useCan('wb-products:read');
  const mayConnect = useCan('wb-tokens:write');
  useEscapeClosesCard();
  return (
    <ShopGate
      connect={
        mayConnect && (
          <Link to="/tokens" search={{ add: 'yes' }} className={buttonStyle({ look: 'primary' })}>
            {t('shop.connect')}
          </Link>
        )
      }
    >
      {(shopId) =>
        mayRead ? (
          <CardFirst activeId={activeId}>
            <div className="flex h-full">
              <div className="min-w-0 flex-1">
                <ListBehind shopId={shopId} activeId={activeId} />
              </div>
              {/* The card's room from the first paint on: what fills it comes later, and must not push the list aside. */}
              <div className={activeId === null ? 'contents' : 'flex shrink-0 xl:w-[35rem]'}>{children}</div>
            </div>
          </CardFirst>
        ) : (
          <Forbidden />
        )
      }
    </ShopGate>
  );
}

/** On a phone the card covers the list: it comes when the card is there. */
function ListBehind({ shopId, activeId }: { shopId: string; activeId: string | null }) {
  const phone = useMedia('(max-width: 40rem)');
  const { there } = useCardFirst();
  return phone && !there ? null : <ProductList key={shopId} shopId={shopId} activeId={activeId} />;
}
