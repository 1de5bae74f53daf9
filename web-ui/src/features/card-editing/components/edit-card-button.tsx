import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/ui';
import { useCan } from '@/features/session';

const CardDialog = lazy(() => import('./card-dialog.tsx'));

/** Opens the form of one card. */
export function EditCardButton({ nmId, shopId }: { nmId: string; shopId: string }) {
  const { t } = useTranslation('editing');
  const [open, setOpen] = useState(false);
  if (!useCan('wb-products:write')) return null;
  return (
    <>
      <IconButton label={t('card.edit')} onClick={() => setOpen(true)}>
        <Pencil />
      </IconButton>
      {open && (
        <Suspense>
          <CardDialog nmId={nmId} shopId={shopId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
