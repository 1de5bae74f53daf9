import * as v from 'valibot';
import type { ProductFilter, ProductFlaw, ProductOrder, ProductTextMatch } from '@/generated/graphql/graphql.ts';

export const sortColumns = {
  updated: 'UPDATED_AT',
  created: 'CREATED_AT',
  title: 'TITLE',
  vendor: 'VENDOR_CODE',
  nm: 'NM_ID',
  score: 'SCORE',
} as const;

export type SortColumn = keyof typeof sortColumns;

/** How many photos a card has, as offered in the filter. */
export const photoRanges = {
  none: { photosMax: 0 },
  few: { photosMin: 1, photosMax: 4 },
  some: { photosMin: 5, photosMax: 9 },
  many: { photosMin: 10 },
} as const;

export type PhotoRange = keyof typeof photoRanges;

/** Flaws of content, as offered in the filter: what most often keeps a card from selling first. */
export const flaws = [
  'NO_PHOTOS',
  'FEW_PHOTOS',
  'NO_VIDEO',
  'NO_TITLE',
  'SHORT_TITLE',
  'NO_DESCRIPTION',
  'SHORT_DESCRIPTION',
  'FEW_CHARACTERISTICS',
  'NO_DIMENSIONS',
  'INVALID_DIMENSIONS',
  'NO_BRAND',
  'NO_BARCODE',
  'NO_TAGS',
] as const satisfies readonly ProductFlaw[];

/** How many days back a change may lie; since yesterday means since its midnight. */
export const changedDays = { day: 1, week: 7, month: 30 } as const;

export type ChangedSince = keyof typeof changedDays;

const maxTextLength = 200;

/** One value or several in the address become a list; nothing becomes absence, never an empty list. */
const list = v.fallback(
  v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())])),
    v.transform((value) => {
      const items = value === undefined ? [] : typeof value === 'string' ? [value] : value;
      const wanted = [...new Set(items.filter((item) => item !== ''))];
      return wanted.length > 0 ? wanted : undefined;
    }),
  ),
  undefined,
);

/** Those of a list that are known; an old link may name others. */
const known = <Value extends string>(values: readonly Value[]) =>
  v.pipe(
    list,
    v.transform((items) => {
      const wanted = values.filter((value) => items?.includes(value));
      return wanted.length > 0 ? wanted : undefined;
    }),
  );

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
const day = v.pipe(v.string(), v.isoDate());

/** The list's whole state as it stands in the address. What makes no sense is dropped, so any old link still opens. */
export const listSearchSchema = v.object({
  q: optional(v.pipe(v.string(), v.transform((text) => text.slice(0, maxTextLength)))),
  /** All that contain the text, also where it is somebody's whole article. */
  scope: optional(v.picklist(['all'])),
  brand: v.optional(list),
  parent: v.optional(list),
  subject: v.optional(list),
  tag: v.optional(list),
  video: optional(v.picklist(['yes', 'no'])),
  photos: optional(v.picklist(Object.keys(photoRanges) as PhotoRange[])),
  from: optional(day),
  to: optional(day),
  createdFrom: optional(day),
  createdTo: optional(day),
  flaw: v.optional(known(flaws)),
  score: optional(v.pipe(v.unknown(), v.transform(Number), v.integer(), v.minValue(1), v.maxValue(100))),
  edited: optional(v.picklist(Object.keys(changedDays) as ChangedSince[])),
  errors: optional(v.picklist(['yes'])),
  /** What other plugins know of cards, by the ids of their conditions; with an exclamation mark before it, what they do not. */
  check: v.optional(list),
  /** Values of characteristics, as `id:value`. */
  trait: v.optional(list),
  sort: optional(v.picklist(Object.keys(sortColumns) as SortColumn[])),
  dir: optional(v.picklist(['asc', 'desc'])),
  /** The saved view that the rest began with. */
  view: optional(v.pipe(v.string(), v.maxLength(40))),
});

/** What a view keeps of it. */
export const viewKeys = Object.keys(listSearchSchema.entries).filter((key) => key !== 'view');

export type ListSearch = v.InferOutput<typeof listSearchSchema>;

export const noFilters = {
  q: undefined,
  scope: undefined,
  brand: undefined,
  parent: undefined,
  subject: undefined,
  tag: undefined,
  video: undefined,
  photos: undefined,
  from: undefined,
  to: undefined,
  createdFrom: undefined,
  createdTo: undefined,
  flaw: undefined,
  score: undefined,
  edited: undefined,
  errors: undefined,
  check: undefined,
  trait: undefined,
} satisfies Partial<ListSearch>;

/** Midnight at the start of a day, in the user's time zone. */
function startOf(date: string, plusDays = 0): string {
  const midnight = new Date(`${date}T00:00:00`);
  midnight.setDate(midnight.getDate() + plusDays);
  return midnight.toISOString();
}

/** Each characteristic with all of its values; what has no id is left out. */
function characteristics(traits: readonly string[]): { id: string; values: string[] }[] {
  const values = new Map<string, string[]>();
  for (const trait of traits) {
    const at = trait.indexOf(':');
    const id = trait.slice(0, at);
    if (/^[1-9]\d*$/.test(id)) values.set(id, [...(values.get(id) ?? []), trait.slice(at + 1)]);
  }
  return [...values].map(([id, chosen]) => ({ id, values: chosen }));
}

function conditions(checks: readonly string[] = []): Pick<ProductFilter, 'conditions' | 'withoutConditions'> {
  const without = checks.filter((check) => check.startsWith('!')).map((check) => check.slice(1));
  const having = checks.filter((check) => !check.startsWith('!'));
  return { ...(having.length > 0 ? { conditions: having } : {}), ...(without.length > 0 ? { withoutConditions: without } : {}) };
}

function daysAgo(days: number): string {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  midnight.setDate(midnight.getDate() - days);
  return midnight.toISOString();
}

export function toFilter(search: ListSearch): ProductFilter {
  const text = search.q?.trim();
  return {
    ...(text ? { text } : {}),
    ...(text && search.scope ? { textScope: 'CONTAINED' as const } : {}),
    ...(search.brand ? { brands: search.brand } : {}),
    ...(search.parent ? { parentIds: search.parent } : {}),
    ...(search.subject ? { subjectIds: search.subject } : {}),
    ...(search.tag ? { tagIds: search.tag } : {}),
    ...(search.video ? { hasVideo: search.video === 'yes' } : {}),
    ...(search.photos ? photoRanges[search.photos] : {}),
    ...(search.from ? { updatedFrom: startOf(search.from) } : {}),
    // The last day counts as a whole.
    ...(search.to ? { updatedTo: startOf(search.to, 1) } : {}),
    ...(search.createdFrom ? { createdFrom: startOf(search.createdFrom) } : {}),
    ...(search.createdTo ? { createdTo: startOf(search.createdTo, 1) } : {}),
    ...(search.flaw ? { flaws: search.flaw } : {}),
    ...(search.score ? { scoreBelow: search.score } : {}),
    // Of a day's beginning, so that the list is the same one the whole day.
    ...(search.edited ? { changedSince: daysAgo(changedDays[search.edited]) } : {}),
    ...(search.errors ? { hasErrors: true } : {}),
    ...conditions(search.check),
    ...(search.trait ? { characteristics: characteristics(search.trait) } : {}),
  };
}

/** The filter with the reading of its text that the list shows, for what is done to all that match: it must not be decided anew. */
export function shownFilter(search: ListSearch, match: ProductTextMatch | undefined): ProductFilter {
  const filter = toFilter(search);
  if (!filter.text || !match) return filter;
  return { ...filter, textScope: match === 'EXACT' ? 'CONTAINED' : match };
}

export function sortOf(search: ListSearch): { column: SortColumn; direction: 'asc' | 'desc' } {
  return { column: search.sort ?? 'updated', direction: search.dir ?? 'desc' };
}

export function toOrder(search: ListSearch): ProductOrder {
  const { column, direction } = sortOf(search);
  return { field: sortColumns[column], direction: direction === 'asc' ? 'ASC' : 'DESC' };
}

/** How many filters narrow the list; a range of dates is one. */
export function countFilters(search: ListSearch): number {
  const { q, brand, parent, subject, tag, video, photos, from, to, createdFrom, createdTo, flaw, score, edited, errors, check, trait } = search;
  return [q?.trim(), brand, parent ?? subject, tag, video, photos, from ?? to, createdFrom ?? createdTo, flaw, score, edited, errors, check, trait].filter(
    (part) => part !== undefined && part !== '',
  ).length;
}

/** Adds a value to a filter's list, or takes it out. */
export function toggled(values: readonly string[] | undefined, value: string): string[] | undefined {
  const next = values?.includes(value) ? values.filter((one) => one !== value) : [...(values ?? []), value];
  return next.length > 0 ? next : undefined;
}
