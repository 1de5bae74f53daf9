import * as v from 'valibot';
import type { ChangeRowFilter, ChangeSetFilter } from '@/generated/graphql/graphql.ts';

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
const text = v.pipe(v.string(), v.trim(), v.maxLength(200));

/** What of the list is shown. */
const shows = ['open', 'attention', 'ended'] as const;

export type Show = (typeof shows)[number];

export const changesSearchSchema = v.object({ show: optional(v.picklist(shows)), find: optional(text) });

export type ChangesSearch = v.InferOutput<typeof changesSearchSchema>;

const rowStates = ['DRAFT', 'BLOCKED', 'UNCHANGED', 'READY', 'SENDING', 'PROCESSING', 'UNCERTAIN', 'VERIFIED', 'FAILED', 'CANCELLED'] as const;

export const changeSearchSchema = v.object({
  rows: optional(v.picklist(rowStates)),
  severity: optional(v.picklist(['ERROR', 'WARNING', 'INFO'])),
  finding: optional(text),
  reason: optional(text),
  find: optional(text),
});

export type ChangeSearch = v.InferOutput<typeof changeSearchSchema>;

const states = {
  open: ['DRAFT', 'CHECKING', 'CHECKED', 'CONFIRMED', 'SENDING', 'PROCESSING'],
  attention: ['CHECKED', 'PARTLY_FAILED', 'FAILED'],
  ended: ['VERIFIED', 'PARTLY_FAILED', 'FAILED', 'CANCELLED'],
} satisfies Record<Show, ChangeSetFilter['states']>;

export function toSetFilter({ show, find }: ChangesSearch): ChangeSetFilter {
  return { ...(show ? { states: states[show] } : {}), ...(find ? { text: find } : {}) };
}

export function toRowFilter({ rows, severity, finding, reason, find }: ChangeSearch): ChangeRowFilter {
  return {
    ...(rows ? { states: [rows] } : {}),
    ...(severity ? { severity } : {}),
    ...(finding ? { finding } : {}),
    ...(reason ? { reason } : {}),
    ...(find ? { text: find } : {}),
  };
}
