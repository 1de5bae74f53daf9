import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Button, Checkbox, Dialog, DialogActions, Field, Input, Select } from '@/components/ui';
import { shopLabel, useShops } from '@/features/shops';
import { createCards } from '../api/editing-documents.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useEditedCard } from '../hooks/use-edited-card.ts';
import { useLeaving } from '../hooks/use-leaving.tsx';
import { lengthOf, limits, type EditedCard } from '../model/card-form.ts';
import { likeCard } from '../model/new-card.ts';
import { Refusals } from './refusals.tsx';

interface SimilarDialogProps {
  nmId: string;
  shopId: string;
  onClose(): void;
}

/** A card like this one, in this shop or another of the user's. */
export default function SimilarDialog({ nmId, shopId, onClose }: SimilarDialogProps) {
  const { t } = useTranslation('editing');
  const { card, error, retry } = useEditedCard(nmId, shopId);
  const leaving = useLeaving(onClose);
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t('similar.title')} description={t('similar.hint')}>
        {card ? (
          <SimilarForm card={card} shopId={shopId} onDirty={leaving.onDirty} onDone={leaving.onDone} />
        ) : error ? (
          <ErrorState error={error} onRetry={retry} />
        ) : card === undefined ? (
          <SkeletonLines lines={4} />
        ) : (
          <p className="text-muted">{t('card.gone')}</p>
        )}
      </Dialog>
      {leaving.question}
    </>
  );
}

function SimilarForm({ card, shopId, onDirty, onDone }: { card: EditedCard; shopId: string; onDirty: (dirty: boolean) => void; onDone: () => void }) {
  const { t } = useTranslation('editing');
  const { shops } = useShops();
  const [target, setTarget] = useState(shopId);
  const [vendorCode, setVendorCode] = useState('');
  const [title, setTitle] = useState(card.title);
  const [makeBarcodes, setMakeBarcodes] = useState(true);
  const { draft, refused } = useDraft(createCards, target, (result) => result.productsCreate, onDone);
  const limit = limits.title ?? 60;
  const incomplete = vendorCode.trim() === '';
  const dirty = !incomplete || title !== card.title;
  useEffect(() => onDirty(dirty), [onDirty, dirty]);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (incomplete || draft.isPending) return;
        draft.mutate({ input: { cards: [likeCard(card, { vendorCode: vendorCode.trim(), title: title.trim(), makeBarcodes, sameShop: target === shopId })] } });
      }}
    >
      {shops.length > 1 && (
        <Field label={t('similar.shop')}>
          {(control) => (
            <Select {...control} value={target} onChange={(event) => setTarget(event.target.value)}>
              {shops.map((shop) => (
                <option key={shop.id} value={shop.id}>
                  {shopLabel(shop)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={t('field.vendorCode')}>
        {(control) => <Input {...control} required maxLength={limits.vendorCode} value={vendorCode} onChange={(event) => setVendorCode(event.target.value)} />}
      </Field>
      <Field label={t('field.title')} error={lengthOf(title) > limit ? t('card.tooLong', { limit }) : undefined}>
        {(control) => <Input {...control} value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <Checkbox checked={makeBarcodes} onChange={(event) => setMakeBarcodes(event.target.checked)}>
        {t('similar.barcodes')}
      </Checkbox>
      <Refusals errors={refused} />
      <DialogActions>
        <Button look="primary" type="submit" busy={draft.isPending} disabled={incomplete}>
          {t('draft')}
        </Button>
      </DialogActions>
    </form>
  );
}
