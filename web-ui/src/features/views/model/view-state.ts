import * as v from 'valibot';
import { densities, plainLayout, type GridLayout } from '@/components/data-grid';

/** What a list keeps in the address. */
export type Search = Readonly<Record<string, unknown>>;

/** What a saved view holds. */
export interface ViewState {
  search: Search;
  layout: GridLayout;
}

const ids = v.fallback(v.array(v.string()), []);

export const layoutSchema = v.object({
  order: ids,
  hidden: ids,
  widths: v.fallback(v.record(v.string(), v.number()), {}),
  pinned: ids,
  density: v.fallback(v.picklist(densities), plainLayout.density),
});

const stateSchema = v.object({
  search: v.fallback(v.record(v.string(), v.unknown()), {}),
  layout: v.fallback(layoutSchema, { ...plainLayout, order: [], hidden: [], widths: {}, pinned: [] }),
});

/** What can be understood of it: an older or a newer dashboard may have written it. */
export function readState(state: unknown): ViewState {
  return v.parse(stateSchema, typeof state === 'object' && state !== null ? state : {});
}

/** The list's part of the address, without what is absent. */
export function listPart(search: Search, keys: readonly string[]): Search {
  return Object.fromEntries(keys.filter((key) => search[key] !== undefined).map((key) => [key, search[key]]));
}

/** The same filters and order; a set of values is the same in any order. */
export function sameSearch(one: Search, other: Search, keys: readonly string[]): boolean {
  const plain = (search: Search) =>
    JSON.stringify(
      keys.toSorted().map((key) => {
        const value = search[key] ?? [];
        return (Array.isArray(value) ? value.map(String) : [String(value)]).toSorted();
      }),
    );
  return plain(one) === plain(other);
}

/** A patch of the address that makes it show the view, with nothing left of what was filtered before. */
export function addressOf(view: { id: string; state: ViewState } | null, keys: readonly string[], plain: string | undefined): Record<string, unknown> {
  const cleared = Object.fromEntries(keys.map((key) => [key, undefined]));
  return view ? { ...cleared, ...listPart(view.state.search, keys), view: view.id } : { ...cleared, view: plain };
}

/** A name that none of them has. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 2; ; number++) {
    const name = `${wanted} ${number}`;
    if (!known.has(name.toLowerCase())) return name;
  }
}
