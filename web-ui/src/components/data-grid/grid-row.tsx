import { clsx } from 'clsx';
import { memo, type CSSProperties, type ReactNode } from 'react';
import { SelectBox } from './select-box.tsx';
import type { GridColumn } from './types.ts';

interface GridRowProps<Row> {
  index: number;
  row: Row;
  columns: GridColumn<Row>[];
  card: ((row: Row) => ReactNode) | undefined;
  style: CSSProperties;
  active: boolean;
  /** Null where rows cannot be chosen. */
  chosen: boolean | null;
  /** How a screen reader calls its tick. */
  tickLabel: string;
  onChoose(index: number, into: boolean, range: boolean): void;
  tabStop: boolean;
  onOpen(row: Row): void;
  onHover: ((row: Row) => void) | undefined;
  onFocus(index: number): void;
}

const frame = 'absolute inset-x-0 top-0 grid items-center border-b px-2 lg:px-4';

function Row<Row>({ index, row, columns, card, style, active, chosen, tickLabel, onChoose, tabStop, onOpen, onHover, onFocus }: GridRowProps<Row>) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen ?? active}
      aria-current={chosen !== null && active ? true : undefined}
      data-row-index={index}
      tabIndex={tabStop ? 0 : -1}
      className={clsx(
        frame,
        'cursor-pointer -outline-offset-2 focus-visible:rounded-none',
        active || chosen ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
      style={style}
      onClick={() => onOpen(row)}
      onMouseEnter={onHover && (() => onHover(row))}
      onFocus={() => onFocus(index)}
    >
      {chosen !== null && (
        <div role="gridcell" className="h-full">
          <SelectBox label={tickLabel} checked={chosen} tabStop={false} onToggle={(into, range) => onChoose(index, into, range)} />
        </div>
      )}
      {card ? (
        <div role="gridcell" className="min-w-0">
          {card(row)}
        </div>
      ) : (
        columns.map((column) => (
          <div
            key={column.id}
            role="gridcell"
            className={clsx('min-w-0 px-2', column.align === 'end' && 'text-right tabular-nums')}
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
    before.tabStop === after.tabStop &&
    before.index === after.index &&
    before.card === after.card &&
    before.onOpen === after.onOpen &&
    before.style.transform === after.style.transform &&
    before.style.gridTemplateColumns === after.style.gridTemplateColumns &&
    before.columns.length === after.columns.length &&
    before.columns.every((column, at) => column === after.columns[at])
  );
}

export const GridRow = memo(Row, same) as typeof Row;

export function SkeletonRow({ style, cells }: { style: CSSProperties; cells: number }) {
  return (
    <div className={frame} style={style} aria-hidden="true">
      {Array.from({ length: cells }, (_, cell) => (
        <div key={cell} className="px-2">
          <div className="pulse-block h-3.5" style={{ width: cell === 0 ? '70%' : '55%' }} />
        </div>
      ))}
    </div>
  );
}
