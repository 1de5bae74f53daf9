import type { CacheCoherenceMode, CachePolicyLimitsQuery, CachePolicyUnit } from '@/generated/graphql/graphql.ts';

export type Limit = CachePolicyLimitsQuery['cachePolicies']['limits'][number];

/** CachePolicyFields as it comes: which fields there are is known only from the limits. */
export interface PolicyValues {
  [name: string]: unknown;
}

export interface Policy {
  endpoint: string;
  plugin: string;
  orphaned: boolean;
  declared: PolicyValues | null;
  override: PolicyValues | null;
  effective: PolicyValues | null;
  version: number;
  changedAt: string | null;
  changedBy: string | null;
  reason: string | null;
}

export interface Coherence {
  mode: CacheCoherenceMode;
  boundMillis?: number | null;
}

/** A field that takes one number. */
export interface NumberField {
  kind: 'number';
  key: string;
  path: readonly string[];
  unit: CachePolicyUnit;
  least: number;
  most: number;
}

/** The one field that is more than a number: a mode, of which one needs a bound. */
export interface CoherenceField {
  kind: 'coherence';
  key: 'coherence';
  path: readonly string[];
  unit: CachePolicyUnit;
  least: number;
  most: number;
}

export type PolicyField = NumberField | CoherenceField;
export type FieldValue = number | Coherence;

/** What can be edited, in the order of the limits; a field that a later host adds appears by itself. */
export function fieldsOf(limits: readonly Limit[]): PolicyField[] {
  return limits.map(({ path, ...limit }) =>
    path[0] === 'coherence' && path[1] === 'boundMillis'
      ? { kind: 'coherence', key: 'coherence', path: ['coherence'], ...limit }
      : { kind: 'number', key: path.join('.'), path, ...limit },
  );
}

function isObject(value: unknown): value is PolicyValues {
  return typeof value === 'object' && value !== null;
}

export function valueOf(field: PolicyField, values: PolicyValues | null): FieldValue | null {
  let value: unknown = values;
  for (const name of field.path) value = isObject(value) ? value[name] : null;
  if (field.kind === 'number') return typeof value === 'number' ? value : null;
  return isObject(value) && typeof value['mode'] === 'string' ? (value as unknown as Coherence) : null;
}

export function sameValue(one: FieldValue | null, other: FieldValue | null): boolean {
  if (one === null || other === null || typeof one === 'number' || typeof other === 'number') return one === other;
  return one.mode === other.mode && (one.boundMillis ?? null) === (other.boundMillis ?? null);
}

/** How many fields an operator has changed. */
export function overriddenFields(fields: readonly PolicyField[], policy: Policy): PolicyField[] {
  return fields.filter((field) => valueOf(field, policy.override) !== null);
}

export interface FieldChange {
  field: PolicyField;
  from: FieldValue | null;
  to: FieldValue | null;
}

/** In which fields two states of a policy count differently. */
export function differences(fields: readonly PolicyField[], before: Policy, after: Policy): FieldChange[] {
  return fields
    .map((field) => ({ field, from: valueOf(field, before.effective), to: valueOf(field, after.effective) }))
    .filter(({ from, to }) => !sameValue(from, to));
}

const groups = {
  lifetime: ['freshMillis', 'staleWhileRevalidateMillis', 'staleIfErrorMillis', 'keepMillis', 'notFoundMillis', 'rejectedMillis'],
  refresh: ['jitter', 'refreshAt', 'warmMillis', 'settleMillis', 'reserve'],
  waiting: ['softTimeoutMillis', 'hardTimeoutMillis'],
  coherence: ['coherence'],
  memory: ['memoryShare', 'maxBytes', 'compressAboveBytes'],
} as const;

export type FieldGroup = keyof typeof groups | 'other';

/** The fields by what they are about; whatever this code does not know comes last. */
export function grouped(fields: readonly PolicyField[]): { group: FieldGroup; fields: PolicyField[] }[] {
  const groupOf = (field: PolicyField): FieldGroup =>
    (Object.keys(groups) as (keyof typeof groups)[]).find((group) => (groups[group] as readonly string[]).includes(field.key)) ?? 'other';
  const order: FieldGroup[] = [...(Object.keys(groups) as (keyof typeof groups)[]), 'other'];
  return order
    .map((group) => ({ group, fields: fields.filter((field) => groupOf(field) === group) }))
    .filter((one) => one.fields.length > 0);
}

/** "freshMillis" reads "Fresh" where no text is known for a field. */
export function spelledOut(field: PolicyField): string {
  const words = field.path.join(' ').replace(/(Millis|Bytes)$/, '').replace(/([A-Z])/g, ' $1').toLowerCase().trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
