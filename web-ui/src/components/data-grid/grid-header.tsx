import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GridColumn, GridSort } from './types.ts';

interface GridHeaderProps<Row> {
  columns: GridColumn<Row>[];
  template: string;
  sort: GridSort;
  onSort(sort: GridSort): void;
  hiddenVisually: boolean;
  /** Stands before the columns. */
  lead?: ReactNode;
}

export function GridHeader<Row>({ columns, template, sort, onSort, hiddenVisually, lead }: GridHeaderProps<Row>) {
  if (hiddenVisually) {
    return (
      <div role="rowgroup" className="sr-only">
        <div role="row" aria-rowindex={1}>
          <span role="columnheader">{columns[0]?.label}</span>
        </div>
      </div>
    );
  }
  return (
    <div role="rowgroup" className="sticky top-0 z-10">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-9 items-stretch border-b bg-surface px-2 text-xs text-muted lg:px-4"
        style={{ gridTemplateColumns: template }}
      >
        {lead && <div role="columnheader">{lead}</div>}
        {columns.map((column) => {
          const sorted = sort.column === column.id ? sort.direction : null;
          const end = column.align === 'end';
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={sorted === null ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
              className={clsx('flex min-w-0 items-center px-2 font-medium', end && 'justify-end')}
            >
              {column.sortable ? (
                <button
                  type="button"
                  className={clsx('flex h-full min-w-0 items-center gap-1 hover:text-ink', sorted && 'text-ink')}
                  onClick={() => onSort({ column: column.id, direction: sorted === 'desc' ? 'asc' : sorted === 'asc' ? 'desc' : firstDirection(column) })}
                >
                  <span className="truncate">{column.label}</span>
                  {sorted === 'asc' && <ArrowUp className="size-3.5" aria-hidden="true" />}
                  {sorted === 'desc' && <ArrowDown className="size-3.5" aria-hidden="true" />}
                </button>
              ) : (
                <span className="truncate">{column.label}</span>
              )}
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
