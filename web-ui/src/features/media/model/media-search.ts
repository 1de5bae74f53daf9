import * as v from 'valibot';

export const mediaViews = ['missing', 'broken', 'duplicates'] as const;
export type MediaView = (typeof mediaViews)[number];

export const mediaSearchSchema = v.object({ view: v.optional(v.fallback(v.optional(v.picklist(mediaViews)), undefined)) });
