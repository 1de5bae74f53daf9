import { tableFeatures, useTable, type RowData } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { tracksOf } from './grid-columns.ts';
import { GridHeader } from './grid-header.tsx';
import { arrange, plainLayout, widened, widthOf } from './grid-layout.ts';
import { GridMotion } from './grid-motion.ts';
import { GridRow, SkeletonRow } from './grid-row.tsx';
import type { GridColumn, GridLayout, GridSelection, GridSort } from './types.ts';
import { useChoice } from './use-choice.tsx';
import { useCopy } from './use-copy.ts';
import { guessedRect, observeRect, scrollGrid } from './grid-rect.ts';
import { useGridFocus, usePlace } from './use-grid-focus.ts';
import { onGridKey } from './use-grid-keys.ts';

const features = tableFeatures({});

interface DataGridProps<Row> {
  label: string;
  columns: GridColumn<Row>[];
  /** What the user made of the columns; without it they stand as they come. */
  layout?: GridLayout;
  /** Given: columns can be made wider and narrower. */
  onLayout?(layout: GridLayout): void;
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

/**
 * A virtualised ARIA grid, one stop for Tab: the arrow keys move between cells, Enter opens a row, Space ticks it, Shift with an arrow
 * ticks as it goes, Ctrl+C copies. Only what is visible is in the page.
 */
export function DataGrid<Row extends RowData>(props: DataGridProps<Row>) {
  const { label, columns, layout = plainLayout, onLayout, rows, rowId, totalCount, activeId, hasMore, onNeedMore, stale, card, rowHeight, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = usePlace(selection !== undefined);
  const [drawn, setDrawn] = useState<GridLayout | null>(null);

  const defs = useMemo(() => columns.map(({ id, label: header }) => ({ id, header })), [columns]);
  const table = useTable({ features, columns: defs, data: rows, getRowId: rowId });
  const models = table.getRowModel().rows;
  // While a column is drawn wider, it follows the pointer; the layout gets where that ends.
  const current = drawn ?? layout;
  const visible = useMemo(() => arrange(columns, current), [columns, current]);
  const ticks = selection !== undefined;
  const tracks = useMemo(() => tracksOf(visible, current, ticks, card !== undefined), [visible, current, ticks, card]);
  const places = (card ? 1 : visible.length) + (ticks ? 1 : 0);
  const { choose, extend, chooseAll, tick, all } = useChoice(models, selection);

  const skeletons = hasMore ? Math.min(8, Math.max(1, totalCount - models.length)) : 0;
  const virtualizer = useVirtualizer({
    count: models.length + skeletons,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialRect: guessedRect(),
    observeElementRect: observeRect,
    scrollToFn: scrollGrid,
    getItemKey: (index) => models[index]?.id ?? `skeleton-${index}`,
    overscan: 6,
    rangeExtractor: (range) => withRow(range, Math.min(place.row, models.length - 1)),
  });
  const items = virtualizer.getVirtualItems();
  const isMoving = useCallback(() => virtualizer.isScrolling, [virtualizer]);
  const lastIndex = virtualizer.range?.endIndex ?? items.at(-1)?.index ?? 0;

  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  useEffect(() => {
    if (hasMore && lastIndex >= models.length - lookAhead) onNeedMore();
  }, [hasMore, lastIndex, models.length, onNeedMore]);

  const { stop, go, onFocus, onBlur } = useGridFocus({ scroller, virtualizer, rows: models, columns: places, place, setPlace, activeId });
  const onCopy = useCopy(models, visible, selection?.chosen);
  const columnAt = (at: number) => (card ? undefined : visible[at - (ticks ? 1 : 0)]);
  const resize = onLayout && {
    drag: (column: GridColumn<Row>, by: number, done: boolean) => {
      const next = widened(layout, column.id, widthOf(column, layout) + by);
      setDrawn(done ? null : next);
      if (done && by !== 0) onLayout(next);
    },
    reset: (column: GridColumn<Row>) => onLayout(widened(layout, column.id, null)),
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={totalCount + 1}
      aria-colcount={places}
      aria-multiselectable={ticks ? true : undefined}
      aria-busy={stale}
      data-density={layout.density}
      tabIndex={-1}
      className="min-h-0 flex-1 scroll-pt-10 overflow-auto border-t bg-surface outline-none"
      style={{ scrollPaddingLeft: `${tracks.covered}rem` }}
      onFocus={onFocus}
      onBlur={onBlur}
      onCopy={onCopy}
      onKeyDown={(event) =>
        onGridKey(event, {
          rows: models.length,
          columns: places,
          header: card === undefined,
          pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
          go,
          open: (row) => models[row] && props.onOpen(models[row].original),
          choice: selection
            ? { toggle: (row, range) => choose(row, !selection.chosen.has(models[row]?.id ?? ''), range), extend, all: chooseAll }
            : null,
          widen: (at, by) => {
            const column = columnAt(at);
            if (column) resize?.drag(column, by, true);
          },
        })
      }
    >
      <div style={{ minWidth: `${tracks.minWidth}rem` }}>
        <GridHeader
          columns={visible}
          tracks={tracks}
          sort={props.sort}
          onSort={props.onSort}
          hiddenVisually={card !== undefined}
          lead={all}
          stop={stop.row < 0 ? stop.column : null}
          resize={resize ?? null}
        />
        <div
          role="rowgroup"
          className={clsx('relative transition-opacity duration-150', stale && 'opacity-55')}
          style={{ height: virtualizer.getTotalSize() }}
        >
          <GridMotion value={isMoving}>
            {items.map(({ index, start, key }) => {
              const model = models[index];
              const style = { transform: `translateY(${start}px)`, height: rowHeight, gridTemplateColumns: tracks.template };
              if (!model) return <SkeletonRow key={key} style={style} cells={places} />;
              return (
                <GridRow
                  key={key}
                  index={index}
                  row={model.original}
                  columns={visible}
                  tracks={tracks}
                  card={card}
                  style={style}
                  active={model.id === activeId}
                  chosen={selection ? selection.chosen.has(model.id) : null}
                  tickLabel={tick(model.original)}
                  onChoose={choose}
                  stop={index === stop.row ? stop.column : null}
                  onOpen={props.onOpen}
                  onHover={props.onHover}
                />
              );
            })}
          </GridMotion>
        </div>
      </div>
    </div>
  );
}

/** What is near the screen, and the row that has the focus wherever it is: the focus must not be scrolled into nothing. */
function withRow(range: Range, row: number): number[] {
  const near = defaultRangeExtractor(range);
  if (row < 0 || row >= range.count || near.includes(row)) return near;
  return row < (near[0] ?? 0) ? [row, ...near] : [...near, row];
}
