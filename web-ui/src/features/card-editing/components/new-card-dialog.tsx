import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/ui';
import { useKeptDraft } from '@/lib/hooks/use-kept-draft.ts';
import { newCardDraft } from '@/lib/kept-drafts.ts';
import { useLeaving } from '../hooks/use-leaving.tsx';
import { useNewCard } from '../hooks/use-new-card.ts';
import { NewCardForm } from './new-card-form.tsx';
import { SubjectPicker, type Subject } from './subject-picker.tsx';

/** A card from nothing: first what it is of, then what can be said of that. Fetched when it is first opened. */
export default function NewCardDialog({ shopId, onClose }: { shopId: string; onClose(): void }) {
  const { t } = useTranslation('new-card');
  const leaving = useLeaving(onClose, true);
  const card = useNewCard(shopId, leaving.onDirty);
  const [subject, setSubject] = useKeptDraft<Subject | null>(newCardDraft(shopId), null);
  // What it was of, while another subject is looked for.
  const [former, setFormer] = useState<Subject | null>(null);
  const choose = (next: Subject | null) => {
    setFormer(next === null ? subject : null);
    setSubject(next);
  };
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t('title')} description={t('hint')} width="wide">
        <div className="flex flex-col gap-4">
          <SubjectPicker shopId={shopId} subject={subject} former={former} onSubject={choose} />
          {subject && <NewCardForm key={subject.id} subject={subject} card={card} shopId={shopId} onDone={leaving.onDone} />}
        </div>
      </Dialog>
      {leaving.question}
    </>
  );
}
