import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Button, Dialog, DialogActions } from '@/components/ui';
import { useEditedCard } from '../hooks/use-edited-card.ts';
import { CardForm } from './card-form.tsx';

interface CardDialogProps {
  nmId: string;
  shopId: string;
  onClose(): void;
}

/** Fetched when it is first opened. What was typed is not thrown away without a word. */
export default function CardDialog({ nmId, shopId, onClose }: CardDialogProps) {
  const { t } = useTranslation('editing');
  const { card, error, retry } = useEditedCard(nmId, shopId);
  const [dirty, setDirty] = useState(false);
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <Dialog
        open
        onClose={() => (dirty ? setLeaving(true) : onClose())}
        title={t('card.title')}
        description={card?.vendorCode || nmId}
        width="wide"
      >
        {card ? (
          <CardForm card={card} shopId={shopId} onDirty={setDirty} onDone={onClose} />
        ) : error ? (
          <ErrorState error={error} onRetry={retry} />
        ) : card === undefined ? (
          <SkeletonLines lines={8} />
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
