import type { Place } from './types.ts';

interface Size {
  /** Loaded rows. */
  rows: number;
  columns: number;
  /** How many rows a page of the screen holds. */
  pageRows: number;
  /** Whether the header can be stood on. */
  header: boolean;
}

/** Where a key leads from a cell; null when it does not move. `far` is Ctrl, or Cmd. */
export function nextPlace(key: string, far: boolean, from: Place, { rows, columns, pageRows, header }: Size): Place | null {
  const top = header ? -1 : 0;
  const row = (wanted: number, least = top) => ({ row: Math.max(least, Math.min(rows - 1, wanted)), column: from.column });
  const column = (wanted: number) => ({ row: from.row, column: Math.max(0, Math.min(columns - 1, wanted)) });
  if (far && key !== 'Home' && key !== 'End') return null;
  switch (key) {
    case 'ArrowDown':
      return row(from.row + 1);
    case 'ArrowUp':
      return row(from.row - 1);
    case 'PageDown':
      return row(from.row + pageRows);
    case 'PageUp':
      return row(from.row - pageRows, Math.min(0, rows - 1));
    case 'ArrowLeft':
      return column(from.column - 1);
    case 'ArrowRight':
      return column(from.column + 1);
    case 'Home':
      return far ? { row: Math.min(0, rows - 1), column: 0 } : column(0);
    case 'End':
      return far ? { row: rows - 1, column: columns - 1 } : column(columns - 1);
    default:
      return null;
  }
}

/** The rows from one to another, whichever stands first. */
export function between(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}

/** What has the focus in a cell: its only control where it is made for one, else itself. */
export function focusIn(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>('[data-focus]') ?? cell;
}

/** Which cell an element stands in; null outside of the cells. `own` is false within what a cell shows, which has its own keys. */
export function placeOf(element: EventTarget | null): { place: Place; own: boolean } | null {
  if (!(element instanceof HTMLElement)) return null;
  const cell = element.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row-index]')?.dataset['rowIndex'];
  if (!cell) return null;
  return { place: { row: row === undefined ? -1 : Number(row), column: Number(cell.dataset['column']) }, own: focusIn(cell) === element };
}
