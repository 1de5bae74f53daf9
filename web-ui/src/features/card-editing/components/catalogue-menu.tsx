import { Ellipsis } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuItem } from '@/components/ui';
import { useCan } from '@/features/session';
import { hasDraft, newCardDraft } from '@/lib/kept-drafts.ts';

const BulkDialog = lazy(() => import('./bulk-dialog.tsx'));
const NewCardDialog = lazy(() => import('./new-card-dialog.tsx'));
const TrashDialog = lazy(() => import('./trash-dialog.tsx'));

const everything = { ids: [] };

/** What can be done with the catalogue without choosing cards first. @param children more items, of the list's own */
export function CatalogueMenu({ shopId, children }: { shopId: string; children?: ReactNode }) {
  const { t } = useTranslation('editing');
  // Where the page was loaded anew under it, one goes on.
  const [open, setOpen] = useState<'new' | 'spreadsheet' | 'trashed' | null>(() => (hasDraft(newCardDraft(shopId)) ? 'new' : null));
  const mayWrite = useCan('wb-products:write');
  if (!mayWrite && !children) return null;
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
        {mayWrite && (
          <>
            <MenuItem onSelect={() => setOpen('new')}>{t('newCard')}</MenuItem>
            <MenuItem onSelect={() => setOpen('spreadsheet')}>{t('way.spreadsheet')}</MenuItem>
            <MenuItem onSelect={() => setOpen('trashed')}>{t('trashed.title')}</MenuItem>
          </>
        )}
        {children}
      </Menu>
      <Suspense>
        {open === 'new' && <NewCardDialog shopId={shopId} onClose={close} />}
        {open === 'spreadsheet' && <BulkDialog way="spreadsheet" selection={everything} shopId={shopId} onClose={close} />}
        {open === 'trashed' && <TrashDialog shopId={shopId} onClose={close} />}
      </Suspense>
    </>
  );
}
