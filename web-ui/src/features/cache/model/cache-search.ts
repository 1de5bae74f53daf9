import * as v from 'valibot';
import type { SyncRunFilter, SyncRunOutcome } from '@/generated/graphql/graphql.ts';

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
const text = v.pipe(v.string(), v.trim(), v.maxLength(200));

export const outcomes = ['COMPLETED', 'COMPLETED_WITHOUT_DELETING', 'INTERRUPTED', 'CANCELLED'] as const satisfies readonly SyncRunOutcome[];

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

export function toRunFilter({ inShop, mirror, outcome }: RunsSearch): SyncRunFilter {
  return {
    ...(inShop ? { shopId: inShop } : {}),
    ...(mirror ? { mirror } : {}),
    ...(outcome ? { outcome } : {}),
  };
}

export const endpointSearchSchema = v.object({
  edit: optional(v.literal('yes')),
});

export type EndpointSearch = v.InferOutput<typeof endpointSearchSchema>;
