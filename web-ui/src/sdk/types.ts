import type { ComponentType } from 'react';

/** A text in the languages of the dashboard; a plain string is the same in all of them. */
export type Texts = string | Readonly<Record<string, string>>;

/** What the host knows of a product where it lists many. */
export interface ListedProduct {
  nmId: string;
  vendorCode: string;
  title: string;
  brand: string | null;
  subjectName: string | null;
}

/** Products that are chosen: certain ones, or all that match the variable `$filter: ProductFilter` of the host's `products`, `count` of them when it was asked. */
export type ProductSelection = { ids: readonly string[] } | { filter: Readonly<Record<string, unknown>>; count: number };

/**
 * The places of the dashboard that plugins fill, and what a part gets in each. A place never changes under its name:
 * what it gives may grow; when something has to go, a new version stands beside the old one for two minor releases.
 */
export interface SlotProps {
  /** A tab beside the card of one product. */
  'product.detail.tabs/v1': { nmId: string; shopId: string };
  /** A cell of one product's row: rendered for each row that is visible, and quickly. */
  'product.list.columns/v1': { product: ListedProduct; shopId: string };
  /** Something to do with the products that are chosen; `onDone` closes it. Of a choice by filter, `nmIds` is empty. */
  'product.list.bulk-actions/v1': { nmIds: readonly string[]; selection: ProductSelection; shopId: string; onDone(): void };
  /** A tile of the start page; the shop is null while none is chosen. */
  'dashboard.widgets/v1': { shopId: string | null };
  /** The plugin's own part of its page among the plugins. */
  'settings/v1': { plugin: string };
}

export type SlotId = keyof SlotProps;

interface Part<Props> {
  /** Unique within the plugin and the slot. */
  id: string;
  title: Texts;
  /** Who lacks it does not see the part; the host's API refuses them all the same. */
  permission?: string;
  component: ComponentType<Props>;
}

interface ColumnPart extends Part<SlotProps['product.list.columns/v1']> {
  /** In rem: at least this wide. */
  width: number;
  align?: 'start' | 'end';
}

interface BulkActionPart extends Part<SlotProps['product.list.bulk-actions/v1']> {
  /** Works with `selection` whatever it is. Without it, the action is not offered for all that match a filter. */
  matching?: boolean;
}

export type SlotPart<Id extends SlotId> = Id extends 'product.list.columns/v1'
  ? ColumnPart
  : Id extends 'product.list.bulk-actions/v1'
    ? BulkActionPart
    : Part<SlotProps[Id]>;

export interface RoutePart {
  /** Below `/p/{plugin}/`, without a slash at either end; empty for the plugin's first page. */
  path: string;
  title: Texts;
  permission?: string;
  /** Whether what is below `path` is this page too: its component gets that as `rest`. */
  deep?: boolean;
  component: ComponentType<{ plugin: string; rest?: string }>;
}

export interface PluginDefinition {
  routes?: readonly RoutePart[];
  slots?: { readonly [Id in SlotId]?: readonly SlotPart<Id>[] };
}

/** The entry's default export: what the plugin brings to the dashboard. It only carries the types. */
export function definePlugin(definition: PluginDefinition): PluginDefinition {
  return definition;
}
