import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  id: string;
  /** Accessible and visible heading. */
  label: string;
  /** In rem: at least this wide. */
  width: number;
  /** Its part of the room that is left over; none by default. */
  grow?: number;
  align?: 'start' | 'end';
  sortable?: boolean;
  /** Cannot be hidden. */
  fixed?: boolean;
  render(row: Row): ReactNode;
}

export interface GridSort {
  column: string;
  direction: 'asc' | 'desc';
}

/** Rows that are chosen to do something with all of them at once. */
export interface GridSelection<Row> {
  chosen: ReadonlySet<string>;
  /** Puts the rows into the choice, or takes them out of it. */
  choose(ids: readonly string[], into: boolean): void;
  /** How a screen reader calls a row. */
  nameOf(row: Row): string;
}
