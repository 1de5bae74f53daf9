import type { ProductNewCard } from '@/generated/graphql/graphql.ts';
import { valuesOf } from './rules.ts';

/** A size while somebody writes it. */
export interface SizeDraft {
  key: number;
  techSize: string;
  wbSize: string;
  /** Whole roubles. */
  price: string;
  /** Barcodes, parted by spaces, commas or semicolons. */
  skus: string;
}

export const newSize = (key: number): SizeDraft => ({ key, techSize: '', wbSize: '', price: '', skus: '' });

const isEmpty = ({ techSize, wbSize, price, skus }: SizeDraft) => [techSize, wbSize, price, skus].every((text) => text.trim() === '');

/** Empty, or a whole number of roubles. */
export const isPrice = (text: string) => /^\d{0,9}$/.test(text.trim());

export interface BlankCard {
  subjectId: string;
  /** By field, as in the form; several values of a characteristic a line each. */
  values: Readonly<Record<string, string>>;
  sizes: readonly SizeDraft[];
  makeBarcodes: boolean;
}

/** What was filled in, in the order of the form; `sent` names the fields by the place at which a refusal points to them. */
export function blankCard({ subjectId, values, sizes, makeBarcodes }: BlankCard): { card: ProductNewCard; sent: readonly string[] } {
  const filled = Object.entries(values).filter(([field, value]) => field !== 'vendorCode' && value.trim() !== '');
  return {
    card: {
      subjectId,
      vendorCode: (values.vendorCode ?? '').trim(),
      values: filled.map(([field, value]) => ({ field, values: valuesOf(field, value.trim()) })),
      sizes: sizes
        .filter((size) => !isEmpty(size))
        .map(({ techSize, wbSize, price, skus }) => ({
          techSize: techSize.trim() || null,
          wbSize: wbSize.trim() || null,
          price: price.trim() === '' ? null : Number(price),
          skus: skus.split(/[\s,;]+/).filter((sku) => sku !== ''),
        })),
      makeBarcodes,
    },
    sent: filled.map(([field]) => field),
  };
}
