import { useEffect, useState } from 'react';
import { useKeptDraft } from '@/lib/hooks/use-kept-draft.ts';
import { newCardDraft } from '@/lib/kept-drafts.ts';
import { newSize, type SizeDraft } from '../model/blank-card.ts';

const nothing: Readonly<Record<string, string>> = {};
const oneSize: readonly SizeDraft[] = [newSize(1)];

/** A card while somebody writes it. It outlives the choice of another subject, of which most of it is as true. */
export function useNewCard(shopId: string, onDirty: (dirty: boolean) => void) {
  const [values, setValues] = useKeptDraft(`${newCardDraft(shopId)}.values`, nothing);
  // What characteristics are called, which another subject may not know.
  const [names, setNames] = useKeptDraft(`${newCardDraft(shopId)}.names`, nothing);
  const [sizes, setSizes] = useKeptDraft(`${newCardDraft(shopId)}.sizes`, oneSize);
  const [makeBarcodes, setMakeBarcodes] = useState(true);
  const dirty = Object.values(values).some((value) => value.trim() !== '') || sizes.some(({ key: _key, ...texts }) => Object.values(texts).some((text) => text.trim() !== ''));
  useEffect(() => onDirty(dirty), [onDirty, dirty]);
  return {
    values,
    sizes,
    makeBarcodes,
    nameOf: (field: string) => names[field] ?? field,
    valueOf: (field: string) => values[field] ?? '',
    set: (field: string, value: string, name?: string) => {
      setValues((present) => ({ ...present, [field]: value }));
      if (name !== undefined) setNames((present) => ({ ...present, [field]: name }));
    },
    setSizes,
    setMakeBarcodes,
  };
}

export type NewCard = ReturnType<typeof useNewCard>;
