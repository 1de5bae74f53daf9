// Loaded with the shell, which checks every address: it must not import what only the screens need.
import * as v from 'valibot';
import type { CacheEntryState, SyncRunOutcome } from '@/generated/graphql/graphql.ts';

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
const text = v.pipe(v.string(), v.trim(), v.maxLength(200));
const day = v.pipe(v.string(), v.isoDate());

export const outcomes = ['COMPLETED', 'COMPLETED_WITHOUT_DELETING', 'INTERRUPTED', 'CANCELLED'] as const satisfies readonly SyncRunOutcome[];

export const spans = ['24h', '7d', '30d', '90d', 'custom'] as const;

export type Span = (typeof spans)[number];

export const sortColumns = ['reads', 'saved', 'loads', 'failures', 'coalesced', 'entries', 'bytes'] as const;

export type SortColumn = (typeof sortColumns)[number];

/** What is open or chosen stands in the address; what makes no sense there is dropped. */
export const policiesSearchSchema = v.object({
  q: optional(text),
  changed: optional(v.literal('yes')),
  /** The endpoint whose policy is being edited. */
  edit: optional(text),
});

export const runsSearchSchema = v.object({
  inShop: optional(text),
  mirror: optional(text),
  outcome: optional(v.picklist(outcomes)),
  /** The run whose details are open. */
  run: optional(text),
});

export type PoliciesSearch = v.InferOutput<typeof policiesSearchSchema>;
export type RunsSearch = v.InferOutput<typeof runsSearchSchema>;

export const entryStates = ['VALUE', 'ABSENT', 'NOT_CACHEABLE', 'FAILED', 'INVALIDATED'] as const satisfies readonly CacheEntryState[];

/** Of what time, of which shop, and how it is shown: the same on the overview and on each endpoint's page. */
const statsSearch = {
  span: optional(v.picklist(spans)),
  from: optional(day),
  to: optional(day),
  inShop: optional(text),
  view: optional(v.literal('table')),
  /** The job that warms the cache. */
  job: optional(text),
};

export const overviewSearchSchema = v.object({
  ...statsSearch,
  order: optional(v.picklist(sortColumns)),
  dir: optional(v.picklist(['asc', 'desc'])),
});

export type StatsSearch = Omit<OverviewSearch, 'order' | 'dir'>;
export type OverviewSearch = v.InferOutput<typeof overviewSearchSchema>;

export const endpointSearchSchema = v.object({
  ...statsSearch,
  edit: optional(v.literal('yes')),
  /** Only entries in this state are listed. */
  state: optional(v.picklist(entryStates)),
});

export type EndpointSearch = v.InferOutput<typeof endpointSearchSchema>;
