import type { KeyboardEvent } from 'react';
import { nextPlace, placeOf } from './grid-navigation.ts';
import type { Place } from './types.ts';

interface GridKeys {
  rows: number;
  columns: number;
  header: boolean;
  pageRows(): number;
  go(place: Place): void;
  open(row: number): void;
  /** Null where rows cannot be chosen. */
  choice: {
    toggle(row: number, range: boolean): void;
    /** Takes the choice from its other end to the row. */
    extend(from: number, to: number): void;
    all(): void;
  } | null;
  /** Makes the header's column wider, or narrower. */
  widen(column: number, by: number): void;
}

/** The grid's keys; what stands within a cell keeps its own. */
export function onGridKey(event: KeyboardEvent<HTMLDivElement>, { rows, columns, header, pageRows, go, open, choice, widen }: GridKeys): void {
  const at = placeOf(event.target);
  if (!at?.own || event.altKey) return;
  const { place } = at;
  const { key, shiftKey } = event;
  const far = event.ctrlKey || event.metaKey;
  const done = () => event.preventDefault();
  if (far && key.toLowerCase() === 'a' && choice) {
    choice.all();
    return done();
  }
  if (place.row < 0) {
    if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      widen(place.column, key === 'ArrowRight' ? 1 : -1);
      return done();
    }
  } else if (!far) {
    const inTick = event.target instanceof HTMLInputElement;
    if (key === ' ' && choice && (!inTick || shiftKey)) {
      choice.toggle(place.row, shiftKey);
      return done();
    }
    if (key === 'Enter' || (key === ' ' && !choice)) {
      open(place.row);
      return done();
    }
    if (shiftKey && choice && (key === 'ArrowDown' || key === 'ArrowUp')) {
      const to = Math.max(0, Math.min(rows - 1, place.row + (key === 'ArrowDown' ? 1 : -1)));
      choice.extend(place.row, to);
      go({ row: to, column: place.column });
      return done();
    }
  }
  const next = nextPlace(key, far, place, { rows, columns, pageRows: pageRows(), header });
  if (next === null) return;
  go(next);
  done();
}
