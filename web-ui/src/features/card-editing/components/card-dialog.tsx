import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Button, Dialog, DialogActions } from '@/components/ui';
import { shopQuery } from '@/lib/api';
import { editedCard } from '../api/editing-documents.ts';
import { CardForm } from './card-form.tsx';

interface CardDialogProps {
  nmId: string;
  shopId: string;
  onClose(): void;
}

/** Fetched when it is first opened. What was typed is not thrown away without a word. */
export default function CardDialog({ nmId, shopId, onClose }: CardDialogProps) {
  const { t } = useTranslation('editing');
  const card = useQuery(shopQuery(editedCard, { nmId }, shopId));
  const [dirty, setDirty] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const product = card.data?.product;
  return (
    <>
      <Dialog
        open
        onClose={() => (dirty ? setLeaving(true) : onClose())}
        title={t('card.title')}
        description={product ? product.vendorCode || nmId : nmId}
        width="wide"
      >
        {card.isPending ? (
          <SkeletonLines lines={8} />
        ) : card.error ? (
          <ErrorState error={card.error} onRetry={() => void card.refetch()} />
        ) : product ? (
          <CardForm card={product} shopId={shopId} onDirty={setDirty} onDone={onClose} />
        ) : (
          <p className="text-muted">{t('card.gone')}</p>
        )}
      </Dialog>
      {leaving && (
        <Dialog open onClose={() => setLeaving(false)} title={t('card.leave')} description={t('card.leaveHint')}>
          <DialogActions>
            <Button onClick={onClose}>{t('card.discard')}</Button>
            <Button look="primary" onClick={() => setLeaving(false)}>
              {t('card.stay')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
