import { clsx } from 'clsx';
import { memo, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import type { Tracks } from './grid-columns.ts';
import { SelectBox } from './select-box.tsx';
import type { GridColumn } from './types.ts';

interface GridRowProps<Row> {
  index: number;
  row: Row;
  columns: GridColumn<Row>[];
  tracks: Tracks;
  card: ((row: Row) => ReactNode) | undefined;
  style: CSSProperties;
  active: boolean;
  /** Null where rows cannot be chosen. */
  chosen: boolean | null;
  /** How a screen reader calls its tick. */
  tickLabel: string;
  onChoose(index: number, into: boolean, range: boolean): void;
  /** The place of the cell that Tab leads to; null when it is in another row. */
  stop: number | null;
  onOpen(row: Row): void;
  onHover: ((row: Row) => void) | undefined;
}

const frame = 'absolute inset-x-0 top-0 grid items-center border-b px-2 lg:px-4';
/** It covers what scrolls below it, as high as the row. */
const sticky = 'sticky z-1 grid h-full grid-cols-[minmax(0,1fr)] items-center bg-inherit';
const cell = 'h-full min-w-0 px-2 -outline-offset-2 focus-visible:rounded-none';

function Row<Row>({ index, row, columns, tracks, card, style, active, chosen, tickLabel, onChoose, stop, onOpen, onHover }: GridRowProps<Row>) {
  const first = chosen === null ? 0 : 1;
  const stickyStyle = (place: number) => clsx(tracks.sticky[place] && sticky, place === tracks.edge && 'border-r');
  const onClick = (event: MouseEvent) => {
    if (chosen === null || !(event.ctrlKey || event.metaKey || event.shiftKey)) return onOpen(row);
    // Shift marks the texts between two clicks, too.
    getSelection()?.removeAllRanges();
    onChoose(index, event.shiftKey || !chosen, event.shiftKey);
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen ?? active}
      aria-current={chosen !== null && active ? true : undefined}
      data-row-index={index}
      className={clsx(frame, 'cursor-pointer', active || chosen ? 'bg-accent-soft' : 'bg-surface hover:bg-hover')}
      style={style}
      onClick={onClick}
      onMouseEnter={onHover && (() => onHover(row))}
    >
      {chosen !== null && (
        <div role="gridcell" data-column={0} className={clsx('h-full', stickyStyle(0))} style={tracks.sticky[0]}>
          <SelectBox label={tickLabel} checked={chosen} tabStop={stop === 0} onToggle={(into, range) => onChoose(index, into, range)} />
        </div>
      )}
      {card ? (
        <div role="gridcell" data-column={first} tabIndex={stop === first ? 0 : -1} className={clsx(cell, 'grid grid-cols-[minmax(0,1fr)] items-center')}>
          {card(row)}
        </div>
      ) : (
        columns.map((column, at) => (
          <div
            key={column.id}
            role="gridcell"
            data-column={at + first}
            tabIndex={stop === at + first ? 0 : -1}
            className={clsx(cell, 'grid grid-cols-[minmax(0,1fr)] items-center', column.align === 'end' && 'text-right tabular-nums', stickyStyle(at + first))}
            style={tracks.sticky[at + first]}
          >
            {column.render(row)}
          </div>
        ))
      )}
    </div>
  );
}

function same<T>(before: GridRowProps<T>, after: GridRowProps<T>): boolean {
  return (
    before.row === after.row &&
    before.active === after.active &&
    before.chosen === after.chosen &&
    before.onChoose === after.onChoose &&
    before.stop === after.stop &&
    before.index === after.index &&
    before.card === after.card &&
    before.onOpen === after.onOpen &&
    before.tracks === after.tracks &&
    before.style.transform === after.style.transform &&
    before.style.height === after.style.height &&
    before.columns.length === after.columns.length &&
    before.columns.every((column, at) => column === after.columns[at])
  );
}

export const GridRow = memo(Row, same) as typeof Row;

export function SkeletonRow({ style, cells }: { style: CSSProperties; cells: number }) {
  return (
    <div className={frame} style={style} aria-hidden="true">
      {Array.from({ length: cells }, (_, at) => (
        <div key={at} className="px-2">
          <div className="pulse-block h-3.5" style={{ width: at === 0 ? '70%' : '55%' }} />
        </div>
      ))}
    </div>
  );
}
