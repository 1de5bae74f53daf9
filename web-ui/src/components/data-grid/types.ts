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
