import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuItem } from '@/components/ui';
import { useCan } from '@/features/session';

const BulkDialog = lazy(() => import('./bulk-dialog.tsx'));
const TrashDialog = lazy(() => import('./trash-dialog.tsx'));

const everything = { ids: [] };

/** What can be done with the catalogue without choosing cards first. */
export function CatalogueMenu({ shopId }: { shopId: string }) {
  const { t } = useTranslation('editing');
  const [open, setOpen] = useState<'spreadsheet' | 'trashed' | null>(null);
  if (!useCan('wb-products:write')) return null;
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton look="plain" size="icon-sm" label={t('catalogue')}>
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen('spreadsheet')}>{t('way.spreadsheet')}</MenuItem>
        <MenuItem onSelect={() => setOpen('trashed')}>{t('trashed.title')}</MenuItem>
      </Menu>
      <Suspense>
        {open === 'spreadsheet' && <BulkDialog way="spreadsheet" selection={everything} shopId={shopId} onClose={close} />}
        {open === 'trashed' && <TrashDialog shopId={shopId} onClose={close} />}
      </Suspense>
    </>
  );
}
