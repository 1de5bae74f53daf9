import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Dialog } from '@/components/ui';
import { useEditedCard } from '../hooks/use-edited-card.ts';
import { useLeaving } from '../hooks/use-leaving.tsx';
import { CardForm } from './card-form.tsx';

interface CardDialogProps {
  nmId: string;
  shopId: string;
  onClose(): void;
}

/** Fetched when it is first opened. */
export default function CardDialog({ nmId, shopId, onClose }: CardDialogProps) {
  const { t } = useTranslation('editing');
  const { card, error, retry } = useEditedCard(nmId, shopId);
  const leaving = useLeaving(onClose, true);
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t('card.title')} description={card?.vendorCode || nmId} width="wide">
        {card ? (
          <CardForm card={card} shopId={shopId} onDirty={leaving.onDirty} onDone={leaving.onDone} />
        ) : error ? (
          <ErrorState error={error} onRetry={retry} />
        ) : card === undefined ? (
          <SkeletonLines lines={8} />
        ) : (
          <p className="text-muted">{t('card.gone')}</p>
        )}
      </Dialog>
      {leaving.question}
    </>
  );
}
