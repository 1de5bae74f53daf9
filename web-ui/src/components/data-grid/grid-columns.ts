import type { CSSProperties } from 'react';
import { widthOf } from './grid-layout.ts';
import type { GridColumn, GridLayout } from './types.ts';

/** How wide the ticks' column is, in rem. */
const tickWidth = 2.25;
/** The rows' own padding on both sides, in rem. */
const sidePadding = 2;

export interface Tracks {
  /** Of the CSS grid that every row is. */
  template: string;
  /** In rem: narrower, the list scrolls sideways. */
  minWidth: number;
  /** How the ticks and the columns stand that stay at the left edge, by their place; undefined for those that scroll. */
  sticky: readonly (CSSProperties | undefined)[];
  /** The last place that stays. */
  edge: number;
  /** How much of the left those cover that stay, in rem. */
  covered: number;
}

function trackOf<Row>(column: GridColumn<Row>, layout: GridLayout): string {
  const width = widthOf(column, layout);
  return column.grow === undefined || layout.widths[column.id] !== undefined ? `${width}rem` : `minmax(${width}rem, ${column.grow}fr)`;
}

/** Columns that stay at the left edge overlap none before them: as soon as the list scrolls, each is as wide as it is at least. */
export function tracksOf<Row>(visible: readonly GridColumn<Row>[], layout: GridLayout, ticks: boolean, card: boolean): Tracks {
  const lead = ticks ? [`${tickWidth}rem`] : [];
  if (card) return { template: [...lead, 'minmax(0, 1fr)'].join(' '), minWidth: 0, sticky: [], edge: -1, covered: 0 };
  const pinned = visible.filter(({ id }) => layout.pinned.includes(id)).length;
  const sticky: (CSSProperties | undefined)[] = [];
  let left = 0;
  let covered = 0;
  if (ticks) {
    sticky.push(pinned > 0 ? { left: 0 } : undefined);
    left += tickWidth;
  }
  visible.forEach((column, at) => {
    sticky.push(at < pinned ? { left: `${left}rem` } : undefined);
    left += widthOf(column, layout);
    if (at < pinned) covered = left;
  });
  return {
    template: [...lead, ...visible.map((column) => trackOf(column, layout))].join(' '),
    minWidth: left + sidePadding,
    sticky,
    edge: pinned > 0 ? pinned - 1 + lead.length : -1,
    covered,
  };
}
