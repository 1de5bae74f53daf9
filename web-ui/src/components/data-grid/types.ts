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
  /** What the clipboard gets of a cell; a column without it is left out of copies. */
  text?(row: Row): string;
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

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** What somebody has made of a list's columns. It may name columns that are gone, and need not name those that came later. */
export interface GridLayout {
  /** From the left; columns it does not name come after those it does, in their own order. */
  order: readonly string[];
  hidden: readonly string[];
  /** In rem, for columns that were made wider or narrower. */
  widths: Readonly<Record<string, number>>;
  /** These stay at the left edge while the others scroll. */
  pinned: readonly string[];
  density: Density;
}

/** A cell by its row and column, from 0; the header is row -1. */
export interface Place {
  row: number;
  column: number;
}
