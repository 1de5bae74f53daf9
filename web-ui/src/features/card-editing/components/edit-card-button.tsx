import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuItem } from '@/components/ui';
import { useCan } from '@/features/session';
import { cardDraft, hasDraft } from '@/lib/kept-drafts.ts';

const CardDialog = lazy(() => import('./card-dialog.tsx'));
const SimilarDialog = lazy(() => import('./similar-dialog.tsx'));

/** What can be done with one card. */
export function EditCardButton({ nmId, shopId }: { nmId: string; shopId: string }) {
  const { t } = useTranslation('editing');
  // Where the page was loaded anew under it, one goes on.
  const [open, setOpen] = useState<'edit' | 'similar' | null>(() => (hasDraft(cardDraft(nmId, shopId)) ? 'edit' : null));
  if (!useCan('wb-products:write')) return null;
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('card.actions')}>
            <Pencil />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen('edit')}>{t('card.edit')}</MenuItem>
        <MenuItem onSelect={() => setOpen('similar')}>{t('similar.title')}</MenuItem>
      </Menu>
      <Suspense>
        {open === 'edit' && <CardDialog nmId={nmId} shopId={shopId} onClose={close} />}
        {open === 'similar' && <SimilarDialog nmId={nmId} shopId={shopId} onClose={close} />}
      </Suspense>
    </>
  );
}
