import { useQuery } from '@tanstack/react-query';
import { ExternalLink, PackageX, X } from 'lucide-react';
import { Suspense, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, FreshnessBadge, Notice, Outdated, SkeletonLines } from '@/components/state';
import { buttonStyle, CopyButton, IconButton, SidePanel } from '@/components/ui';
import { PinButton, useVisit } from '@/features/bookmarks';
import { EditCardButton } from '@/features/card-editing';
import { useShops } from '@/features/shops';
import { useArrival } from '../hooks/use-card-first.tsx';
import { productQuery } from '../hooks/use-products.ts';
import { useRoomBeside } from '../hooks/use-room-beside.ts';
import { wildberriesAddress } from '../model/wb-address.ts';
import { ProductDetails } from './product-details.tsx';
import { ProductTabs } from './product-tabs.tsx';

interface ProductPanelProps {
  nmId: string;
  /** From 1, as in the address. */
  image: number;
  onImage(image: number): void;
  /** The picture over the whole window. */
  enlarged: boolean;
  onEnlarged(enlarged: boolean): void;
  /** Which plugin's tab is open; undefined for the card itself. */
  tab: string | undefined;
  onTab(tab: string | undefined): void;
  onClose(): void;
}

/** One card beside the list; over it where there is no room. */
export function ProductPanel(props: ProductPanelProps) {
  const { t } = useTranslation(['products', 'common']);
  const { shopId } = useShops();
  const beside = useRoomBeside();
  if (shopId === null) return null;
  const label = t('panel.label', { nmId: props.nmId });
  const content = <PanelContent {...props} shopId={shopId} />;
  if (beside) {
    return (
      <Docked label={label} nmId={props.nmId}>
        {content}
      </Docked>
    );
  }
  return (
    <SidePanel open reading onClose={props.onClose} label={label} className="w-full sm:w-[36rem]" finalFocus={() => null}>
      {content}
    </SidePanel>
  );
}

function Docked({ label, nmId, children }: { label: string; nmId: string; children: ReactNode }) {
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => panel.current?.focus({ preventScroll: true }), [nmId]);
  return (
    <aside
      ref={panel}
      aria-label={label}
      tabIndex={-1}
      className="flex w-[35rem] shrink-0 flex-col border-l bg-surface outline-none"
    >
      {children}
    </aside>
  );
}

function PanelContent({ nmId, image, onImage, enlarged, onEnlarged, tab, onTab, onClose, shopId }: ProductPanelProps & { shopId: string }) {
  const { t } = useTranslation(['products', 'common']);
  const query = useQuery(productQuery(nmId, shopId));
  const product = query.data?.product;
  // Its photo tells itself when it is there.
  useArrival(!query.isPending, !product || product.photos.length === 0 || tab !== undefined);
  useVisit(shopId, 'product', nmId, product ? product.title || product.vendorCode : undefined);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-1 border-b pr-2 pl-4">
        <span className="sr-only">{t('column.nm')}</span>
        <span className="font-mono text-sm select-all">{nmId}</span>
        <CopyButton text={nmId} what={t('column.nm')} />
        <a
          href={wildberriesAddress(nmId)}
          target="_blank"
          rel="noreferrer"
          className={buttonStyle({ look: 'link', size: 'bare', className: 'min-w-0 shrink! text-xs hover:underline' })}
        >
          <span className="truncate max-sm:sr-only">{t('panel.open')}</span>
          <ExternalLink />
        </a>
        <span className="flex-1" />
        {product && <FreshnessBadge freshness={product.freshness} receivedAt={query.dataUpdatedAt} />}
        {product && <PinButton shopId={shopId} subject="product" target={nmId} label={product.title || product.vendorCode} />}
        {/* What waits for its own texts hides neither the panel nor what stands in it. */}
        {product && (
          <Suspense>
            <EditCardButton nmId={nmId} shopId={shopId} />
          </Suspense>
        )}
        <IconButton label={t('common:close')} onClick={onClose}>
          <X />
        </IconButton>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {/* A card that is gone still has its history. */}
        <ProductTabs nmId={nmId} shopId={shopId} tab={tab} onTab={onTab}>
          {product ? (
            <>
              {query.error && (
                <div className="px-4 pt-3">
                  <Outdated query={query} />
                </div>
              )}
              <Suspense fallback={<PanelSkeleton />}>
                <ProductDetails product={product} image={image} onImage={onImage} enlarged={enlarged} onEnlarged={onEnlarged} />
              </Suspense>
            </>
          ) : query.data ? (
            <Notice icon={PackageX} title={t('panel.goneTitle')}>
              <p>{t('panel.goneHint')}</p>
            </Notice>
          ) : query.error ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <PanelSkeleton />
          )}
        </ProductTabs>
      </div>
    </div>
  );
}

function PanelSkeleton() {
  return (
    <div className="p-4">
      <div className="pulse-block h-[min(52dvh,30rem)] rounded-lg" />
      <SkeletonLines lines={7} />
    </div>
  );
}
