import type { ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { toTsv } from './clipboard.ts';
import { placeOf } from './grid-navigation.ts';
import type { GridColumn } from './types.ts';

/** Copies the rows that are chosen and loaded, for a spreadsheet; without any, the text of the cell in focus. What is marked goes first. */
export function useCopy<Row>(rows: readonly { id: string; original: Row }[], columns: readonly GridColumn<Row>[], chosen: ReadonlySet<string> | undefined) {
  const { t } = useTranslation();
  return (event: ClipboardEvent<HTMLDivElement>) => {
    const at = placeOf(event.target);
    if (!at?.own || (getSelection()?.toString() ?? '') !== '') return;
    const wanted = rows.filter(({ id }) => chosen?.has(id));
    if (wanted.length > 0) {
      const told = columns.filter((column) => column.text);
      event.clipboardData.setData('text/plain', toTsv(wanted.map(({ original }) => told.map((column) => column.text?.(original) ?? ''))));
      toast('done', t('grid.copiedRows', { count: wanted.length }));
    } else {
      const column = columns[at.place.column - (chosen ? 1 : 0)];
      const row = rows[at.place.row];
      if (!column || !row) return;
      const cell = event.target instanceof HTMLElement ? event.target.innerText : '';
      event.clipboardData.setData('text/plain', toTsv([[column.text?.(row.original) ?? cell]]));
      toast('done', t('grid.copiedCell'));
    }
    event.preventDefault();
  };
}
