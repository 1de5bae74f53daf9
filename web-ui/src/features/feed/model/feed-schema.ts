import * as v from 'valibot';

/** How many days back; a day means since the beginning of yesterday. */
export const feedDays = { day: 1, week: 7, month: 30 } as const;

export type FeedSince = keyof typeof feedDays;

export const sinceOptions = Object.keys(feedDays) as FeedSince[];

/** By itself, as everybody loads it: which fields there are, only the screen knows. */
export const feedSearchSchema = v.object({
  since: v.fallback(v.optional(v.picklist(sinceOptions)), undefined),
  // A single one comes out of an address as itself.
  field: v.fallback(v.optional(v.pipe(v.union([v.string(), v.array(v.string())]), v.transform((fields) => [fields].flat()))), undefined),
});

export type FeedSearch = v.InferOutput<typeof feedSearchSchema>;
