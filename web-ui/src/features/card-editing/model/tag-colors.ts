import type { ProductTagColor } from '@/generated/graphql/graphql.ts';

/** The colours that Wildberries takes, as the server writes them: hex RGB without `#`. */
export const tagColors: Record<ProductTagColor, string> = {
  GREY: 'D1CFD7',
  RED: 'FEE0E0',
  PURPLE: 'ECDAFF',
  BLUE: 'E4EAFF',
  GREEN: 'DEF1DD',
  YELLOW: 'FFECC7',
};

export const colorNames = Object.keys(tagColors) as ProductTagColor[];

/** A tag made elsewhere may have another colour. */
export function colorOf(hex: string | null | undefined): ProductTagColor {
  return colorNames.find((name) => tagColors[name] === hex?.toUpperCase()) ?? 'GREY';
}
