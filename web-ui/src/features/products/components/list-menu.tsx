import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { MenuItem } from '@/components/ui';
import { CatalogueMenu } from '@/features/card-editing';
import { useCan } from '@/features/session';

const FullSyncDialog = lazy(() => import('./full-sync-dialog.tsx'));

interface ListMenuProps {
  shopId: string;
  /** The plan of a full sync is open. */
  planning: boolean;
  onPlanning(planning: boolean): void;
  starting: boolean;
  onStart(): void;
}

/** What is not needed to look at the list; it comes after it. */
export default function ListMenu({ shopId, planning, onPlanning, starting, onStart }: ListMenuProps) {
  const { t } = useTranslation('sync');
  const navigate = useNavigate();
  const maySync = useCan('wb-products:sync');
  return (
    <>
      <CatalogueMenu shopId={shopId}>
        <MenuItem onSelect={() => void navigate({ to: '/products/changes' })}>{t('changes')}</MenuItem>
        {maySync && <MenuItem onSelect={() => onPlanning(true)}>{t('full')}</MenuItem>}
      </CatalogueMenu>
      {planning && (
        <Suspense>
          <FullSyncDialog shopId={shopId} starting={starting} onStart={onStart} onClose={() => onPlanning(false)} />
        </Suspense>
      )}
    </>
  );
}
