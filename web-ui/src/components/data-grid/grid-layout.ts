import type { GridColumn, GridLayout } from './types.ts';

export const plainLayout: GridLayout = { order: [], hidden: [], widths: {}, pinned: [], density: 'comfortable' };

const narrowest = 3;
const widest = 60;

type Named = Pick<GridColumn<never>, 'id'>;

/** The columns' ids from the left, hidden ones too: pinned ones first. */
export function orderOf(columns: readonly Named[], { order, pinned }: Pick<GridLayout, 'order' | 'pinned'>): string[] {
  const known = new Set(columns.map(({ id }) => id));
  const ordered = [...new Set([...order.filter((id) => known.has(id)), ...known])];
  return [...ordered.filter((id) => pinned.includes(id)), ...ordered.filter((id) => !pinned.includes(id))];
}

/** The columns that are to be seen, from the left. */
export function arrange<Column extends Pick<GridColumn<never>, 'id' | 'fixed'>>(columns: readonly Column[], layout: GridLayout): Column[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  return orderOf(columns, layout)
    .map((id) => byId.get(id))
    .filter((column) => column !== undefined && (column.fixed === true || !layout.hidden.includes(column.id))) as Column[];
}

/** With the column at the place of another one. A pinned column stays among the pinned, and no other comes among them. */
export function moved(columns: readonly Named[], layout: GridLayout, id: string, over: string): GridLayout {
  const order = orderOf(columns, layout);
  const to = order.indexOf(over);
  const from = order.indexOf(id);
  if (from < 0 || to < 0 || layout.pinned.includes(id) !== layout.pinned.includes(over)) return layout;
  order.splice(from, 1);
  order.splice(to, 0, id);
  return { ...layout, order };
}

export function shown(layout: GridLayout, id: string, visible: boolean): GridLayout {
  return { ...layout, hidden: visible ? layout.hidden.filter((one) => one !== id) : [...new Set([...layout.hidden, id])] };
}

export function pinnedTo(layout: GridLayout, id: string, left: boolean): GridLayout {
  return { ...layout, pinned: left ? [...new Set([...layout.pinned, id])] : layout.pinned.filter((one) => one !== id) };
}

/** Null: as wide as the column itself wants to be. */
export function widened(layout: GridLayout, id: string, width: number | null): GridLayout {
  const { [id]: _before, ...others } = layout.widths;
  if (width === null) return { ...layout, widths: others };
  return { ...layout, widths: { ...others, [id]: Math.round(Math.min(widest, Math.max(narrowest, width)) * 100) / 100 } };
}

/** How wide it is at least, in rem. */
export function widthOf({ id, width }: Pick<GridColumn<never>, 'id' | 'width'>, { widths }: Pick<GridLayout, 'widths'>): number {
  return widths[id] ?? width;
}

/** Whether both look the same, whatever their order of mentioning. */
export function sameLayout(one: GridLayout, other: GridLayout, columns: readonly Named[]): boolean {
  const known = new Set(columns.map(({ id }) => id));
  const part = (layout: GridLayout) => {
    const order = orderOf(columns, layout);
    const widths = Object.entries(layout.widths)
      .filter(([id]) => known.has(id))
      .toSorted(([a], [b]) => a.localeCompare(b));
    return JSON.stringify([order, order.filter((id) => layout.hidden.includes(id)), order.filter((id) => layout.pinned.includes(id)), widths, layout.density]);
  };
  return part(one) === part(other);
}
