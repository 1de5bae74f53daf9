import type { ProductNewCard } from '@/generated/graphql/graphql.ts';
import { valuesOfCard, type EditedCard } from './card-form.ts';
import { valuesOf } from './rules.ts';

interface Wanted {
  vendorCode: string;
  title: string;
  makeBarcodes: boolean;
  /** Whether it is made in the shop of the card that it is like. */
  sameShop: boolean;
}

/** A card like another. Another shop's server knows nothing of that card, so there all it holds is sent; barcodes belong to goods and never are. */
export function likeCard(card: EditedCard, { vendorCode, title, makeBarcodes, sameShop }: Wanted): ProductNewCard {
  const named = { field: 'title', values: [title] };
  if (sameShop) return { vendorCode, templateNmId: card.nmId, values: title.trim() === '' ? [] : [named], makeBarcodes };
  const values = Object.entries(valuesOfCard(card))
    .filter(([field, value]) => field !== 'vendorCode' && field !== 'title' && value.trim() !== '')
    .map(([field, value]) => ({ field, values: valuesOf(field, value) }));
  const sizes = card.sizes.map(({ techSize, wbSize }) => ({ techSize, wbSize }));
  return { vendorCode, subjectId: card.subjectId, values: title.trim() === '' ? values : [named, ...values], sizes, makeBarcodes };
}
