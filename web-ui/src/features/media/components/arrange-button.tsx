import { Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useCan } from '@/features/session';

const ArrangeDialog = lazy(() => import('./arrange-dialog.tsx'));

interface ArrangeButtonProps {
  nmId: string;
  label: string;
  shopId: string;
}

/** To put the photos and the video of a card in order; for who may. */
export function ArrangeButton(props: ArrangeButtonProps) {
  const { t } = useTranslation('media');
  const [open, setOpen] = useState(false);
  if (!useCan('wb-media:edit')) return null;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Pencil />
        {t('arrange')}
      </Button>
      {open && (
        <Suspense>
          <ArrangeDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
