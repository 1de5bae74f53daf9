import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  id: string;
  /** Accessible and visible heading. */
  label: string;
  /** A CSS grid track: `minmax(16rem, 2fr)`, `7rem`. */
  width: string;
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
