import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, Notice, SkeletonLines } from '@/components/state';
import { Button, Dialog } from '@/components/ui';
import { useLeaving } from '@/features/card-editing';
import { shopQuery } from '@/lib/api';
import { mediaEdit, mediaRules } from '../api/arrange-documents.ts';
import { ArrangeForm } from './arrange-form.tsx';

interface ArrangeDialogProps {
  nmId: string;
  /** What the card is called. */
  label: string;
  shopId: string;
  onClose(): void;
}

/** The photos and the video that a card is to have, as a draft. Fetched when it is first opened. */
export default function ArrangeDialog({ nmId, label, shopId, onClose }: ArrangeDialogProps) {
  const { t } = useTranslation('arrange');
  const leaving = useLeaving(onClose);
  const [lifted, setLifted] = useState(false);
  const [anew, setAnew] = useState(false);
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t('title')} description={label} width="wide" keysTaken={lifted}>
        <Reading nmId={nmId} shopId={shopId} anew={anew} onAnew={() => setAnew(true)} onDirty={leaving.onDirty} onDone={leaving.onDone} onLift={setLifted} />
      </Dialog>
      {leaving.question}
    </>
  );
}

interface ReadingProps {
  nmId: string;
  shopId: string;
  anew: boolean;
  onAnew(): void;
  onDirty(dirty: boolean): void;
  onDone(): void;
  onLift(lifted: boolean): void;
}

/** The card as it is at Wildberries now, which the catalogue may not know yet. */
function Reading({ nmId, shopId, anew, onAnew, ...form }: ReadingProps) {
  const { t } = useTranslation(['arrange', 'common']);
  const rules = useQuery({ ...shopQuery(mediaRules, {}, shopId), staleTime: Infinity });
  // Good for this dialog alone: it is never shown from what was read before, nor read anew under somebody's hands.
  const reading = useQuery({ ...shopQuery(mediaEdit, { nmId }, shopId), staleTime: Infinity, gcTime: 0 });
  const read = reading.data?.mediaEdit;
  const error = rules.error ?? reading.error;
  const again = () => {
    if (rules.error) void rules.refetch();
    void reading.refetch();
  };
  if (reading.isFetching || rules.isFetching) return <ReadingSkeleton label={t('reading')} />;
  if (error) return <ErrorState error={error} onRetry={again} />;
  if (!read?.edit || !rules.data) {
    return (
      <Notice alert title={t('notRead')} actions={<Button needsHost onClick={again}>{t('common:retry')}</Button>}>
        {read?.errors.map(({ code, message }) => (
          <p key={code}>{message}</p>
        ))}
      </Notice>
    );
  }
  const readAgain = () => {
    onAnew();
    again();
  };
  return <ArrangeForm {...form} key={reading.dataUpdatedAt} edit={read.edit} anew={anew} shopId={shopId} rules={rules.data.mediaRules} onReadAgain={readAgain} />;
}

function ReadingSkeleton({ label }: { label: string }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{label}</p>
      <div className="grid grid-cols-3 gap-2 sm:grid-cols-5" aria-hidden="true">
        {Array.from({ length: 5 }, (_tile, at) => (
          <div key={at} className="pulse-block aspect-3/4 rounded-lg" />
        ))}
      </div>
      <SkeletonLines lines={2} />
    </div>
  );
}
