import type { CacheCoherenceMode, CachePolicySetInput } from '@/generated/graphql/graphql.ts';
import { sameValue, valueOf, type FieldChange, type FieldValue, type Limit, type Policy, type PolicyField } from './policy.ts';
import { parseAmount } from './units.ts';

/** What was done to one field since the editor was opened. Untouched fields have no edit: they follow what others change. */
export type Edit = { kind: 'text'; text: string } | { kind: 'coherence'; mode: CacheCoherenceMode; text: string } | { kind: 'takeBack' };

export type Draft = Readonly<Record<string, Edit>>;

export type FieldProblem =
  | { kind: 'empty' | 'unit' | 'number' }
  | { kind: 'range'; least: number; most: number }
  /** It must not be greater, or less, than what another field would then be. */
  | { kind: 'atMost' | 'atLeast'; other: string; value: number };

export interface Judgement {
  field: PolicyField;
  declared: FieldValue | null;
  now: FieldValue | null;
  /** What would count if the draft were saved; null while it makes no sense. */
  next: FieldValue | null;
  /** What the field would be sent as; absent where nothing is to be sent. */
  change: { set: FieldValue } | { takeBack: true } | null;
  problem: FieldProblem | null;
}

/** The first must not be greater than the second; the host says the same, only later. */
const orders = [
  ['softTimeoutMillis', 'hardTimeoutMillis'],
  ['staleWhileRevalidateMillis', 'staleIfErrorMillis'],
] as const;

function typed(field: PolicyField, edit: Edit): { value: FieldValue } | { problem: FieldProblem } {
  if (edit.kind === 'takeBack') throw new Error('nothing was typed');
  if (edit.kind === 'coherence' && edit.mode !== 'BOUNDED') return { value: { mode: edit.mode, boundMillis: null } };
  const parsed = parseAmount(edit.text, field.unit);
  if ('problem' in parsed) return { problem: { kind: parsed.problem } };
  if (parsed.value < field.least || parsed.value > field.most) return { problem: { kind: 'range', least: field.least, most: field.most } };
  return { value: edit.kind === 'coherence' ? { mode: 'BOUNDED', boundMillis: parsed.value } : parsed.value };
}

function judge(field: PolicyField, policy: Policy, edit: Edit | undefined): Judgement {
  const declared = valueOf(field, policy.declared);
  const override = valueOf(field, policy.override);
  const now = valueOf(field, policy.effective);
  const known = { field, declared, now };
  if (!edit) return { ...known, next: now, change: null, problem: null };
  // Who types the default means the default: it then also follows the plugin when that declares another one.
  const back: Judgement = { ...known, next: declared, change: override === null ? null : { takeBack: true }, problem: null };
  if (edit.kind === 'takeBack') return back;
  const result = typed(field, edit);
  if ('problem' in result) return { ...known, next: null, change: null, problem: result.problem };
  if (sameValue(result.value, declared)) return back;
  if (sameValue(result.value, override)) return { ...known, next: now, change: null, problem: null };
  return { ...known, next: result.value, change: { set: result.value }, problem: null };
}

/** The draft over the policy as it is now: what would become of each field, and what speaks against it. */
export function judgeAll(fields: readonly PolicyField[], policy: Policy, draft: Draft): Judgement[] {
  const judged = fields.map((field) => judge(field, policy, draft[field.key]));
  const find = (key: string) => judged.find(({ field }) => field.key === key);
  for (const [lesserKey, greaterKey] of orders) {
    const lesser = find(lesserKey);
    const greater = find(greaterKey);
    if (!lesser || !greater || (!lesser.change && !greater.change)) continue;
    if (typeof lesser.next !== 'number' || typeof greater.next !== 'number' || lesser.next <= greater.next) continue;
    if (lesser.change) lesser.problem ??= { kind: 'atMost', other: greaterKey, value: greater.next };
    else greater.problem ??= { kind: 'atLeast', other: lesserKey, value: lesser.next };
  }
  return judged;
}

export function changesOf(judged: readonly Judgement[]): FieldChange[] {
  return judged.filter(({ change, problem }) => change !== null && problem === null).map(({ field, now, next }) => ({ field, from: now, to: next }));
}

/** What to send: only what changes, and an explicit null for what is taken back. */
export function setInput(policy: Policy, judged: readonly Judgement[], reason: string): CachePolicySetInput {
  const input: Record<string, unknown> = { endpoint: policy.endpoint, expectedVersion: policy.version, reason: reason.trim() };
  for (const { field, change } of judged) {
    if (!change) continue;
    const value = 'takeBack' in change ? null : change.set;
    let place = input;
    for (const name of field.path.slice(0, -1)) place = (place[name] ??= {}) as Record<string, unknown>;
    place[field.path.at(-1) ?? ''] = value;
  }
  return input as unknown as CachePolicySetInput;
}

/** Which field a refusal is about; null when it is about the whole. */
export function fieldOf(fields: readonly PolicyField[], path: readonly string[]): PolicyField | null {
  const named = path[0] === 'input' ? path.slice(1) : path;
  if (named.length === 0) return null;
  return fields.find((field) => field.path.every((name, at) => named[at] === name)) ?? null;
}

/** Within which bounds the host would take a field that it refused; null where it does not say. */
export function limitOf(field: PolicyField, limits: readonly Limit[]): Pick<Limit, 'least' | 'most'> | null {
  const limit = limits.find(({ path }) => path.length === field.path.length && path.every((name, at) => field.path[at] === name));
  return limit ? { least: limit.least, most: limit.most } : null;
}
