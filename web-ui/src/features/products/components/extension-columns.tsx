import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '@/components/data-grid';
import { Part, useParts } from '@/features/extensions';
import { textIn } from '@/sdk/texts.ts';
import type { ProductRow } from '../hooks/use-products.ts';

/** The columns that plugins add to the list. */
export function useExtensionColumns(shopId: string): GridColumn<ProductRow>[] {
  const { language } = useTranslation().i18n;
  const parts = useParts('product.list.columns/v1');
  return useMemo(
    () =>
      parts.map(({ key, plugin, part }) => ({
        id: `plugin:${key}`,
        label: textIn(part.title, language),
        width: part.width,
        align: part.align ?? 'start',
        render: ({ nmId, vendorCode = '', title, brand, subjectName }) => (
          <Part place="cell" plugin={plugin} component={part.component} props={{ shopId, product: { nmId, vendorCode, title, brand: brand ?? null, subjectName: subjectName ?? null } }} />
        ),
      })),
    [parts, language, shopId],
  );
}
