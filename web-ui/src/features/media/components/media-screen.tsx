import { Link } from '@tanstack/react-router';
import { FileArchive } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Forbidden } from '@/components/state';
import { Button, buttonStyle, Page, PageHead } from '@/components/ui';
import { useCan } from '@/features/session';
import { useShops } from '@/features/shops';
import { conditionsOf, mediaViews, newIntake, type MediaView } from '../model/media-search.ts';
import { DuplicateList } from './duplicate-list.tsx';
import { ShopCheck } from './shop-check.tsx';
import { TroubleList } from './trouble-list.tsx';

const IntakeDialog = lazy(() => import('./intake-dialog.tsx'));

interface MediaScreenProps {
  view: MediaView;
  onView(view: MediaView): void;
  /** The run of an intake that is open; null when none is. */
  intake: string | null;
  onIntake(run: string | null): void;
}

/** The photos and videos of a shop that need somebody's eye. */
export function MediaScreen(props: MediaScreenProps) {
  return useCan('wb-media:read') ? <Media {...props} /> : <Forbidden />;
}

function Media({ view, onView, intake, onIntake }: MediaScreenProps) {
  const { t } = useTranslation('media');
  const { shopId } = useShops();
  const mayEdit = useCan('wb-media:edit');
  if (shopId === null) return <Empty title={t('screen.noShop')} />;
  return (
    <Page>
      <PageHead title={t('screen.title')}>
        {mayEdit && (
          <Button onClick={() => onIntake(newIntake)}>
            <FileArchive />
            {t('screen.intake')}
          </Button>
        )}
        <ShopCheck key={shopId} shopId={shopId} />
      </PageHead>
      <div role="group" aria-label={t('screen.show')} className="flex flex-wrap gap-2">
        {mediaViews.map((known) => (
          <Button key={known} look={known === view ? 'chosen' : 'plain'} size="sm" aria-pressed={known === view} onClick={() => onView(known)}>
            {t(`screen.view.${known}`)}
          </Button>
        ))}
      </div>
      <nav aria-label={t('screen.inList')} className="flex flex-wrap items-center gap-x-4 text-xs">
        <span className="text-muted">{t('screen.inList')}</span>
        {conditionsOf(view).map(({ name, check }) => (
          <Link key={name} to="/products" search={{ check: [check] }} className={buttonStyle({ look: 'link', size: 'bare', className: 'text-xs' })}>
            {t(`screen.cards.${name}`)}
          </Link>
        ))}
      </nav>
      {view === 'duplicates' ? <DuplicateList key={shopId} shopId={shopId} /> : <TroubleList key={`${shopId}-${view}`} shopId={shopId} state={view === 'missing' ? 'MISSING' : 'BROKEN'} />}
      {mayEdit && intake !== null && (
        <Suspense>
          <IntakeDialog shopId={shopId} run={intake === newIntake ? null : intake} onRun={(run) => onIntake(run ?? newIntake)} onClose={() => onIntake(null)} />
        </Suspense>
      )}
    </Page>
  );
}
