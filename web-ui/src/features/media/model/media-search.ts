import * as v from 'valibot';

export const mediaViews = ['missing', 'broken', 'duplicates'] as const;
export type MediaView = (typeof mediaViews)[number];

/** What `intake` is before there is a run. */
export const newIntake = 'new';

export const mediaSearchSchema = v.object({
  view: v.optional(v.fallback(v.optional(v.picklist(mediaViews)), undefined)),
  /** The run whose report is open. */
  intake: v.optional(v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))), undefined)),
});
