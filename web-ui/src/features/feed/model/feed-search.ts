import type { ProductField } from '@/generated/graphql/graphql.ts';
import { feedDays, type FeedSearch, type FeedSince } from './feed-schema.ts';

/** In the order in which they are offered. */
export const feedFields = [
  'TITLE',
  'DESCRIPTION',
  'BRAND',
  'VENDOR_CODE',
  'SUBJECT',
  'GROUP',
  'PHOTOS',
  'VIDEO',
  'CHARACTERISTIC',
  'LENGTH',
  'WIDTH',
  'HEIGHT',
  'WEIGHT',
  'DIMENSIONS_VALID',
  'SIZE',
  'TAGS',
  'WHOLESALE',
  'MARKING_REQUIRED',
  'MARKED',
  'OTHER',
] as const satisfies readonly ProductField[];

export type FeedField = (typeof feedFields)[number];

/** Those of an address that there are; undefined asks for all. */
export function knownFields(fields: FeedSearch['field']): readonly FeedField[] | undefined {
  const known = feedFields.filter((field) => fields?.includes(field));
  return known.length > 0 ? known : undefined;
}

/** Midnight, so that the same question stays the same all day. */
export function sinceOf(since: FeedSince | undefined, now: Date): string | undefined {
  if (!since) return undefined;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - feedDays[since]).toISOString();
}

/** Changes of one day, as the reader's calendar has it, in the order they came in. */
export function byDay<Change extends { at: string }>(changes: readonly Change[]): { day: string; changes: Change[] }[] {
  const days: { day: string; changes: Change[] }[] = [];
  for (const change of changes) {
    const day = new Date(change.at).toDateString();
    const last = days.at(-1);
    if (last?.day === day) last.changes.push(change);
    else days.push({ day, changes: [change] });
  }
  return days;
}

/** With the field, or without it where it was there; nothing chosen means all. */
export function toggledField(fields: readonly FeedField[] | undefined, field: FeedField): FeedField[] | undefined {
  const next = fields?.includes(field) ? fields.filter((one) => one !== field) : [...(fields ?? []), field];
  return next.length > 0 ? next : undefined;
}
