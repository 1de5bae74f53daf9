import type { ProductExportColumn } from '@/generated/graphql/graphql.ts';

/** In the order in which they stand in a file. */
export const exportColumns = [
  'NM_ID',
  'VENDOR_CODE',
  'TITLE',
  'BRAND',
  'SUBJECT',
  'DESCRIPTION',
  'GROUP',
  'BARCODES',
  'SIZES',
  'PHOTO_COUNT',
  'PHOTOS',
  'VIDEO',
  'LENGTH',
  'WIDTH',
  'HEIGHT',
  'WEIGHT',
  'CHARACTERISTICS',
  'TAGS',
  'SCORE',
  'CREATED_AT',
  'UPDATED_AT',
] as const satisfies readonly ProductExportColumn[];

export const exportedAtFirst: string[] = ['NM_ID', 'VENDOR_CODE', 'TITLE', 'BRAND', 'SUBJECT', 'BARCODES', 'PHOTO_COUNT', 'SCORE', 'UPDATED_AT'];
