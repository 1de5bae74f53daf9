import * as v from 'valibot';

export const mediaViews = ['missing', 'broken', 'duplicates'] as const;
export type MediaView = (typeof mediaViews)[number];

const unchecked = { name: 'unchecked', check: '!wb-media.checked' } as const;

/** What of the product list belongs to a view, as the list's address has it. */
export const conditionsOf = (view: MediaView) =>
  view === 'duplicates'
    ? ([{ name: 'duplicate-photos', check: 'wb-media.duplicate-photos' }, unchecked] as const)
    : ([{ name: 'broken-photos', check: 'wb-media.broken-photos' }, { name: 'broken-video', check: 'wb-media.broken-video' }, unchecked] as const);

/** What `intake` is before there is a run. */
export const newIntake = 'new';

export const mediaSearchSchema = v.object({
  view: v.optional(v.fallback(v.optional(v.picklist(mediaViews)), undefined)),
  /** The run whose report is open. */
  intake: v.optional(v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/))), undefined)),
});
