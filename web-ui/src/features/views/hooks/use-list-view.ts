import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { sameLayout, type GridLayout } from '@/components/data-grid';
import { addressOf, listPart, sameSearch, type Search } from '../model/view-state.ts';
import { useLayoutDrafts } from './use-layout-drafts.ts';
import { useViews, type View } from './use-views.ts';

interface ListViewProps {
  /** The list's name among all lists. */
  list: string;
  shopId: string;
  /** What the address holds, and which of it is the list's. */
  search: Search & { view?: string | undefined };
  keys: readonly string[];
  /** What counts where the address says nothing: the order. */
  defaults: Search;
  columns: readonly { id: string }[];
  /** How the columns stand without a view. */
  plain: GridLayout;
}

export interface ListView {
  list: string;
  shopId: string;
  /** What to show is known: until then nothing need be asked for. */
  ready: boolean;
  views: readonly View[];
  /** Null: the list as it comes. */
  current: View | null;
  /** What is seen differs from what is saved. */
  dirty: boolean;
  /** What is seen: what would be saved. */
  state: { search: Search; layout: GridLayout };
  layout: GridLayout;
  setLayout(layout: GridLayout): void;
  resetLayout(): void;
  /** Makes the address show the view, as it is saved. */
  open(view: View | null, how?: 'push' | 'replace'): void;
  /** The same as a patch of the address, for links. */
  address(view: View | null): Record<string, unknown>;
  /** A patch of the address that belongs to any change of the filters: without it, an address left without filters would get those of a view. */
  kept: Record<string, unknown>;
  /** Forgets what was made of the view's columns. */
  forget(view: string): void;
}

/** Stands for the list as it comes, where another view would open without it. */
const all = 'all';

/** A list's view: the address holds which, and the filters and the order as they are now; the rest is in the view and this browser. */
export function useListView({ list, shopId, search, keys, defaults, columns, plain }: ListViewProps): ListView {
  const navigate = useNavigate();
  const { views, settled, error } = useViews(list, shopId);
  const { drafts, set } = useLayoutDrafts(list);
  const here = useMemo(() => listPart(search, keys), [search, keys]);
  const effective = useMemo(() => ({ ...defaults, ...here }), [defaults, here]);

  const wanted = search.view;
  const bare = Object.keys(here).length === 0;
  const byDefault = views.find((view) => view.byDefault) ?? null;
  const named = views.find(({ id }) => id === wanted) ?? null;
  // An address without filters names a view, or stands for the one that opens by default: its filters are put there.
  const asked = !bare ? null : wanted === undefined ? byDefault : named;
  // One that has neither filters nor an order of its own is there already.
  const target = asked && (asked !== named || Object.keys(listPart(asked.state.search, keys)).length > 0) ? asked : null;
  const gone = settled && !error && wanted !== undefined && wanted !== all && named === null;
  const plainName = byDefault ? all : undefined;

  const address = useCallback((view: View | null) => addressOf(view, keys, plainName), [keys, plainName]);
  const open = useCallback(
    (view: View | null, how: 'push' | 'replace' = 'push') => void navigate({ to: '.', search: (known) => ({ ...known, ...address(view) }), replace: how === 'replace' }),
    [navigate, address],
  );
  useEffect(() => {
    if (target) open(target, 'replace');
    else if (gone) void navigate({ to: '.', search: (known) => ({ ...known, view: plainName }), replace: true });
  }, [target, gone, open, navigate, plainName]);

  const isNamed = named !== null;
  const kept = useMemo(
    () => (isNamed ? Object.fromEntries(Object.keys(defaults).map((name) => [name, effective[name]])) : plainName === undefined ? {} : { view: plainName }),
    [isNamed, defaults, effective, plainName],
  );

  const key = named?.id ?? all;
  const saved = named?.state.layout ?? plain;
  const layout = drafts[key] ?? saved;
  const dirty = named
    ? !sameSearch(effective, { ...defaults, ...named.state.search }, keys) || !sameLayout(layout, saved, columns)
    : !sameSearch(effective, defaults, keys) || !sameLayout(layout, plain, columns);
  return {
    list,
    shopId,
    ready: settled ? target === null : !bare && wanted === undefined,
    views,
    current: named,
    dirty,
    state: { search: effective, layout },
    layout,
    setLayout: useCallback((next: GridLayout) => set(key, next), [set, key]),
    resetLayout: useCallback(() => set(key, named ? plain : null), [set, key, named, plain]),
    open,
    address,
    kept,
    forget: useCallback((view: string) => set(view, null), [set]),
  };
}
