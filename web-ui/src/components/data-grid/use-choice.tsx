import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { between } from './grid-navigation.ts';
import { SelectBox } from './select-box.tsx';
import type { GridSelection } from './types.ts';

interface Choice<Row> {
  /** Ticks the row; with `range` all rows from the last tick to it, where that row is still there. It stays the same function, so that rows need not be drawn anew. */
  choose(index: number, into: boolean, range: boolean): void;
  /** Ticks all from the end that stays to the row, when the other end moves there from a row. */
  extend(from: number, to: number): void;
  /** Ticks all rows that are loaded. */
  chooseAll(): void;
  /** The name of a row's tick. */
  tick(row: Row): string;
  /** The tick of all rows that are loaded; null where rows cannot be chosen. */
  all: ((tabStop: boolean) => ReactNode) | null;
}

export function useChoice<Row>(rows: readonly { id: string; original: Row }[], selection: GridSelection<Row> | undefined): Choice<Row> {
  const { t } = useTranslation();
  const latest = useRef({ rows, selection });
  // A row, not its number: another order leaves the one and moves the other.
  const anchor = useRef<string | null>(null);
  useEffect(() => {
    latest.current = { rows, selection };
  });
  const choose = useCallback((index: number, into: boolean, range: boolean) => {
    const { rows: now, selection: how } = latest.current;
    const last = range ? now.findIndex(({ id }) => id === anchor.current) : -1;
    const [from, to] = between(last < 0 ? index : last, index);
    anchor.current = now[index]?.id ?? null;
    how?.choose(now.slice(from, to + 1).map(({ id }) => id), into);
  }, []);
  const extend = (from: number, to: number) => {
    const { rows: now, selection: how } = latest.current;
    let stays = now.findIndex(({ id }) => id === anchor.current);
    if (stays < 0 || !how?.chosen.has(now[from]?.id ?? '')) {
      stays = from;
      anchor.current = now[from]?.id ?? null;
    }
    const moving = now[from];
    // Towards the end that stays, the row that is left goes out.
    if (moving && from !== to && Math.abs(to - stays) < Math.abs(from - stays)) how?.choose([moving.id], false);
    const [first, last] = between(stays, to);
    how?.choose(now.slice(first, last + 1).map(({ id }) => id), true);
  };
  const chooseAll = () => selection?.choose(rows.map(({ id }) => id), true);
  const tick = (row: Row) => (selection ? t('select.row', { name: selection.nameOf(row) }) : '');
  if (!selection) return { choose, extend, chooseAll, tick, all: null };
  const ticked = rows.filter(({ id }) => selection.chosen.has(id)).length;
  const whole = rows.length > 0 && ticked === rows.length;
  const all = (tabStop: boolean) => (
    <SelectBox label={t('select.all')} checked={whole} partly={ticked > 0 && !whole} tabStop={tabStop} onToggle={(into) => selection.choose(rows.map(({ id }) => id), into)} />
  );
  return { choose, extend, chooseAll, tick, all };
}
