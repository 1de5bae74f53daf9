import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type FocusEvent, type RefObject } from 'react';
import { focusIn, placeOf } from './grid-navigation.ts';
import type { Place } from './types.ts';

interface GridFocus {
  /** The cell that Tab leads to. */
  stop: Place;
  go(place: Place): void;
  onFocus(event: FocusEvent): void;
  onBlur(): void;
}

interface GridFocusProps {
  scroller: RefObject<HTMLDivElement | null>;
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** The loaded rows' ids. */
  rows: readonly { id: string }[];
  columns: number;
  place: Place;
  setPlace(place: Place): void;
  activeId: string | null;
}

/** One cell at a time has the focus, or would get it by Tab; it is rendered even where it has been scrolled away. */
export function useGridFocus({ scroller, virtualizer, rows, columns, place, setPlace, activeId }: GridFocusProps): GridFocus {
  const wanted = useRef(false);
  const held = useRef(false);
  const stop = { row: Math.min(place.row, rows.length - 1), column: Math.max(0, Math.min(place.column, columns - 1)) };

  const go = (next: Place) => {
    setPlace(next);
    wanted.current = true;
    if (next.row >= 0) virtualizer.scrollToIndex(next.row, { align: 'auto' });
  };

  // Closing the details gives the focus back to the row they belong to.
  const lastActive = useRef(activeId);
  useEffect(() => {
    const closed = lastActive.current;
    lastActive.current = activeId;
    if (closed === null || activeId !== null) return;
    const row = rows.findIndex(({ id }) => id === closed);
    if (row >= 0) go({ row, column: stop.column });
  });

  // A row far away is rendered a frame after the scroll, so the focus follows the rendering.
  useEffect(() => {
    // Other rows came under the focus, and it went with those that were there.
    const lost = held.current && document.activeElement === document.body;
    if (!wanted.current && !lost) return;
    const row = stop.row < 0 ? '[data-header]' : `[data-row-index="${stop.row}"]`;
    const cell = scroller.current?.querySelector<HTMLElement>(`${row} > [data-column="${stop.column}"]`);
    if (!cell) return;
    wanted.current = false;
    focusIn(cell).focus({ preventScroll: true });
    // Up and down the list is scrolled to already, and cells that stay at the left need no scrolling.
    if (getComputedStyle(cell).position !== 'sticky') cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const onFocus = ({ target }: FocusEvent) => {
    held.current = true;
    const at = placeOf(target);
    if (at && (at.place.row !== place.row || at.place.column !== place.column)) setPlace(at.place);
  };
  // Told of those who leave, not of a cell that is taken away.
  const onBlur = () => {
    held.current = false;
  };
  return { stop, go, onFocus, onBlur };
}

/** Where the focus was last; at first, on what the first row is called. */
export function usePlace(ticks: boolean) {
  return useState<Place>({ row: 0, column: ticks ? 1 : 0 });
}
