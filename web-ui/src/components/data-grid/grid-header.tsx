import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tracks } from './grid-columns.ts';
import { ResizeHandle } from './resize-handle.tsx';
import type { GridColumn, GridSort } from './types.ts';

interface GridHeaderProps<Row> {
  columns: GridColumn<Row>[];
  tracks: Tracks;
  sort: GridSort;
  onSort(sort: GridSort): void;
  hiddenVisually: boolean;
  /** Stands before the columns. */
  lead: ((tabStop: boolean) => ReactNode) | null;
  /** The place of the cell that Tab leads to; null when it is none of these. */
  stop: number | null;
  /** Null where widths cannot be changed. */
  resize: { drag(column: GridColumn<Row>, by: number, done: boolean): void; reset(column: GridColumn<Row>): void } | null;
}

export function GridHeader<Row>({ columns, tracks, sort, onSort, hiddenVisually, lead, stop, resize }: GridHeaderProps<Row>) {
  if (hiddenVisually) {
    return (
      <div role="rowgroup" className="sr-only">
        <div role="row" aria-rowindex={1}>
          <span role="columnheader">{columns[0]?.label}</span>
        </div>
      </div>
    );
  }
  const first = lead ? 1 : 0;
  const stickyStyle = (place: number) => clsx(tracks.sticky[place] ? 'sticky z-2 bg-surface' : 'relative', place === tracks.edge && 'border-r');
  return (
    <div role="rowgroup" className="sticky top-0 z-10">
      <div
        role="row"
        aria-rowindex={1}
        data-header=""
        className="grid h-9 items-stretch border-b bg-surface px-2 text-xs text-muted lg:px-4"
        style={{ gridTemplateColumns: tracks.template }}
      >
        {lead && (
          <div role="columnheader" data-column={0} className={stickyStyle(0)} style={tracks.sticky[0]}>
            {lead(stop === 0)}
          </div>
        )}
        {columns.map((column, at) => {
          const place = at + first;
          const sorted = sort.column === column.id ? sort.direction : null;
          const end = column.align === 'end';
          const tabIndex = stop === place ? 0 : -1;
          return (
            <div
              key={column.id}
              role="columnheader"
              data-column={place}
              aria-sort={sorted === null ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
              tabIndex={column.sortable ? undefined : tabIndex}
              className={clsx('flex min-w-0 items-center px-2 font-medium -outline-offset-2', end && 'justify-end', stickyStyle(place))}
              style={tracks.sticky[place]}
            >
              {column.sortable ? (
                <button
                  type="button"
                  data-focus=""
                  tabIndex={tabIndex}
                  className={clsx('flex h-full min-w-0 items-center gap-1 hover:text-ink', sorted && 'text-ink')}
                  onClick={() => onSort({ column: column.id, direction: sorted === 'desc' ? 'asc' : sorted === 'asc' ? 'desc' : firstDirection(column) })}
                >
                  <span className="truncate">{column.label}</span>
                  {sorted === 'asc' && <ArrowUp className="size-3.5 shrink-0" aria-hidden="true" />}
                  {sorted === 'desc' && <ArrowDown className="size-3.5 shrink-0" aria-hidden="true" />}
                </button>
              ) : (
                <span className="truncate">{column.label}</span>
              )}
              {resize && <ResizeHandle onDrag={(by, done) => resize.drag(column, by, done)} onReset={() => resize.reset(column)} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Numbers and dates are mostly wanted from the top, names from A. */
function firstDirection<Row>(column: GridColumn<Row>): 'asc' | 'desc' {
  return column.align === 'end' ? 'desc' : 'asc';
}
