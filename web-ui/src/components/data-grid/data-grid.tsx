import { columnVisibilityFeature, tableFeatures, useTable, type RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { GridHeader } from './grid-header.tsx';
import { GridRow, SkeletonRow } from './grid-row.tsx';
import { nextRow } from './row-navigation.ts';
import type { GridColumn, GridSelection, GridSort } from './types.ts';
import { useChoice } from './use-choice.tsx';

const features = tableFeatures({ columnVisibilityFeature });

interface DataGridProps<Row> {
  label: string;
  columns: GridColumn<Row>[];
  hidden: readonly string[];
  rows: readonly Row[];
  rowId(row: Row): string;
  /** All rows there are, loaded or not. */
  totalCount: number;
  sort: GridSort;
  onSort(sort: GridSort): void;
  /** The row whose details are open. */
  activeId: string | null;
  onOpen(row: Row): void;
  onHover?(row: Row): void;
  hasMore: boolean;
  onNeedMore(): void;
  /** The rows shown answer the previous question. */
  stale: boolean;
  /** Given: every row is one cell with this content, for narrow screens. */
  card?: ((row: Row) => ReactNode) | undefined;
  rowHeight: number;
  /** Given: rows have ticks, Space ticks the row in focus, and Shift takes all from the last tick with it. */
  selection?: GridSelection<Row> | undefined;
}

/** How many loaded rows may be left below the screen before more are asked for. */
const lookAhead = 40;

/** The rows' own padding on both sides, in rem. */
const sidePadding = 2;

/** How wide the ticks' column is, in rem. */
const tickWidth = 2.25;

function trackOf<Row>({ width, grow }: GridColumn<Row>): string {
  return grow === undefined ? `${width}rem` : `minmax(${width}rem, ${grow}fr)`;
}

/** A virtualised ARIA grid: the arrow keys move between rows, Enter opens one, and only what is visible is in the page. */
export function DataGrid<Row extends RowData>(props: DataGridProps<Row>) {
  const { label, columns, hidden, rows, rowId, totalCount, activeId, hasMore, onNeedMore, stale, card, rowHeight, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const wantsFocus = useRef(false);

  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const defs = useMemo(() => columns.map(({ id, label: header }) => ({ id, header })), [columns]);
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]);
  const table = useTable({ features, columns: defs, data: rows, getRowId: rowId, state: { columnVisibility } });
  const models = table.getRowModel().rows;
  const visible = table
    .getVisibleLeafColumns()
    .map((column) => byId.get(column.id))
    .filter((column) => column !== undefined);
  const tracks = [...(selection ? [`${tickWidth}rem`] : []), ...(card ? ['minmax(0, 1fr)'] : visible.map(trackOf))];
  const template = tracks.join(' ');
  const minWidth = card ? 0 : visible.reduce((sum, column) => sum + column.width, sidePadding + (selection ? tickWidth : 0));
  const { choose, tick, all } = useChoice(models, selection);

  const skeletons = hasMore ? Math.min(8, Math.max(1, totalCount - models.length)) : 0;
  const virtualizer = useVirtualizer({
    count: models.length + skeletons,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => models[index]?.id ?? `skeleton-${index}`,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;

  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useEffect(() => {
    if (hasMore && lastIndex >= models.length - lookAhead) onNeedMore();
  }, [hasMore, lastIndex, models.length, onNeedMore]);

  const focusable = Math.min(focused, Math.max(0, models.length - 1));
  const goTo = (index: number) => {
    setFocused(index);
    wantsFocus.current = true;
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };

  // Closing the details gives the focus back to the row they belong to.
  const lastActive = useRef(activeId);
  useEffect(() => {
    const closed = lastActive.current;
    lastActive.current = activeId;
    if (closed === null || activeId !== null) return;
    const index = models.findIndex((row) => row.id === closed);
    if (index >= 0) goTo(index);
  });

  // A row far away is rendered a frame after the scroll, so the focus follows the rendering.
  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row-index="${focused}"]`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLElement)) return;
    // The mouse leaves the focus in a row's tick, which goes on as the row does; Space is the tick's own.
    const inTick = event.target.matches('[data-tick]');
    const row = (inTick ? event.target.closest<HTMLElement>('[data-row-index]') : event.target)?.dataset['rowIndex'];
    if (row === undefined || (inTick && event.key === ' ') || event.ctrlKey || event.metaKey || event.altKey) return;
    const model = models[Number(row)];
    if (model && selection && event.key === ' ') {
      event.preventDefault();
      choose(Number(row), !selection.chosen.has(model.id), event.shiftKey);
      return;
    }
    if (model && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      props.onOpen(model.original);
      return;
    }
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const next = nextRow(event.key, Number(row), models.length, pageRows);
    if (next === null) return;
    event.preventDefault();
    goTo(next);
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={totalCount + 1}
      aria-colcount={(card ? 1 : visible.length) + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-busy={stale}
      tabIndex={-1}
      className="min-h-0 flex-1 scroll-pt-10 overflow-auto border-t bg-surface outline-none"
      onKeyDown={onKeyDown}
    >
      <div style={{ minWidth: `${minWidth}rem` }}>
        <GridHeader columns={visible} template={template} sort={props.sort} onSort={props.onSort} hiddenVisually={card !== undefined} lead={all} />
        <div
          role="rowgroup"
          className={clsx('relative transition-opacity duration-150', stale && 'opacity-55')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, start, key }) => {
            const model = models[index];
            const style = { transform: `translateY(${start}px)`, height: rowHeight, gridTemplateColumns: template };
            if (!model) return <SkeletonRow key={key} style={style} cells={tracks.length} />;
            return (
              <GridRow
                key={key}
                index={index}
                row={model.original}
                columns={visible}
                card={card}
                style={style}
                active={model.id === activeId}
                chosen={selection ? selection.chosen.has(model.id) : null}
                tickLabel={tick(model.original)}
                onChoose={choose}
                tabStop={index === focusable}
                onOpen={props.onOpen}
                onHover={props.onHover}
                onFocus={setFocused}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
