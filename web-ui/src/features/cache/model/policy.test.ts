import { describe, expect, it } from 'vitest';
import { changesOf, fieldOf, judgeAll, limitOf, setInput, type Draft } from './draft.ts';
import { differences, fieldsOf, grouped, overriddenFields, spelledOut, valueOf, type Limit, type Policy } from './policy.ts';

const limits: Limit[] = [
  { path: ['freshMillis'], unit: 'MILLISECONDS', least: 0, most: 2_592_000_000 },
  { path: ['staleWhileRevalidateMillis'], unit: 'MILLISECONDS', least: 0, most: 2_592_000_000 },
  { path: ['staleIfErrorMillis'], unit: 'MILLISECONDS', least: 0, most: 7_776_000_000 },
  { path: ['jitter'], unit: 'SHARE', least: 0, most: 0.5 },
  { path: ['softTimeoutMillis'], unit: 'MILLISECONDS', least: 0, most: 60_000 },
  { path: ['hardTimeoutMillis'], unit: 'MILLISECONDS', least: 100, most: 60_000 },
  { path: ['coherence', 'boundMillis'], unit: 'MILLISECONDS', least: 500, most: 3_600_000 },
  { path: ['warming', 'idleMillis'], unit: 'MILLISECONDS', least: 0, most: 1_000 },
];
const fields = fieldsOf(limits);
const declared = {
  freshMillis: 300_000,
  staleWhileRevalidateMillis: 600_000,
  staleIfErrorMillis: 3_600_000,
  jitter: 0.1,
  softTimeoutMillis: 500,
  hardTimeoutMillis: 5_000,
  coherence: { mode: 'BOUNDED', boundMillis: 1_000 },
  warming: { idleMillis: 100 },
};

function policy(override: Record<string, unknown> | null = null, over: Partial<Policy> = {}): Policy {
  return {
    endpoint: 'wb-prices/goods',
    plugin: 'wb-pricing',
    orphaned: false,
    declared,
    override,
    effective: { ...declared, ...override },
    version: 4,
    changedAt: null,
    changedBy: null,
    reason: null,
    ...over,
  };
}

const judged = (draft: Draft, of = policy()) => judgeAll(fields, of, draft);
const one = (key: string, draft: Draft, of = policy()) => judged(draft, of).find(({ field }) => field.key === key);

describe('the fields', () => {
  it('come from the limits, those that nobody knew of too', () => {
    expect(fields.map(({ key }) => key)).toEqual(['freshMillis', 'staleWhileRevalidateMillis', 'staleIfErrorMillis', 'jitter', 'softTimeoutMillis', 'hardTimeoutMillis', 'coherence', 'warming.idleMillis']);
    expect(grouped(fields).at(-1)).toMatchObject({ group: 'other', fields: [{ key: 'warming.idleMillis' }] });
    expect(grouped(fields).flatMap((group) => group.fields)).toHaveLength(fields.length);
    expect(fields.map(spelledOut).at(-1)).toBe('Warming idle');
  });

  it('have their values in the policy, however deep', () => {
    expect(fields.map((field) => valueOf(field, declared))).toEqual([300_000, 600_000, 3_600_000, 0.1, 500, 5_000, { mode: 'BOUNDED', boundMillis: 1_000 }, 100]);
    expect(fields.map((field) => valueOf(field, null))).toEqual(fields.map(() => null));
    expect(overriddenFields(fields, policy({ jitter: 0.2 })).map(({ key }) => key)).toEqual(['jitter']);
  });
});

describe('a draft', () => {
  it('changes nothing while nothing was touched', () => {
    expect(changesOf(judged({}))).toEqual([]);
  });

  it('sets what was typed', () => {
    const result = judged({ freshMillis: { kind: 'text', text: '10 min' }, 'warming.idleMillis': { kind: 'text', text: '200ms' } });

    expect(changesOf(result).map(({ from, to }) => [from, to])).toEqual([[300_000, 600_000], [100, 200]]);
    expect(setInput(policy(), result, ' calmer ')).toEqual({ endpoint: 'wb-prices/goods', expectedVersion: 4, reason: 'calmer', freshMillis: 600_000, warming: { idleMillis: 200 } });
  });

  it('takes a change back by hand, or by typing the default', () => {
    const changed = policy({ freshMillis: 60_000 });
    for (const edit of [{ kind: 'takeBack' }, { kind: 'text', text: '5m' }] as const) {
      const result = judged({ freshMillis: edit }, changed);

      expect(changesOf(result)).toMatchObject([{ from: 60_000, to: 300_000 }]);
      expect(setInput(changed, result, 'x')).toMatchObject({ freshMillis: null });
    }
  });

  it('sends nothing for what was typed as it is', () => {
    expect(one('freshMillis', { freshMillis: { kind: 'text', text: '300 s' } })).toMatchObject({ change: null, problem: null });
    expect(one('freshMillis', { freshMillis: { kind: 'text', text: '1m' } }, policy({ freshMillis: 60_000 }))).toMatchObject({ change: null });
  });

  it('says what is wrong with a number', () => {
    expect(one('freshMillis', { freshMillis: { kind: 'text', text: '5' } })?.problem).toEqual({ kind: 'unit' });
    expect(one('jitter', { jitter: { kind: 'text', text: '60%' } })?.problem).toEqual({ kind: 'range', least: 0, most: 0.5 });
    expect(one('hardTimeoutMillis', { hardTimeoutMillis: { kind: 'text', text: '' } })).toMatchObject({ problem: { kind: 'empty' }, change: null, next: null });
  });

  it('keeps the soft timeout below the hard one, and a failure from shortening anything', () => {
    expect(one('softTimeoutMillis', { softTimeoutMillis: { kind: 'text', text: '6s' } })?.problem).toEqual({ kind: 'atMost', other: 'hardTimeoutMillis', value: 5_000 });
    expect(one('hardTimeoutMillis', { hardTimeoutMillis: { kind: 'text', text: '400ms' } })?.problem).toEqual({ kind: 'atLeast', other: 'softTimeoutMillis', value: 500 });
    expect(judged({ softTimeoutMillis: { kind: 'text', text: '6s' }, hardTimeoutMillis: { kind: 'text', text: '7s' } }).every(({ problem }) => problem === null)).toBe(true);
    expect(one('staleIfErrorMillis', { staleIfErrorMillis: { kind: 'text', text: '1m' } })?.problem).toMatchObject({ kind: 'atLeast', other: 'staleWhileRevalidateMillis' });
  });

  it('treats coherence as one field: its bound only where it has one', () => {
    const strict = judged({ coherence: { kind: 'coherence', mode: 'STRICT', text: 'whatever' } });
    const bounded = judged({ coherence: { kind: 'coherence', mode: 'BOUNDED', text: '2s' } });

    expect(setInput(policy(), strict, 'x')).toMatchObject({ coherence: { mode: 'STRICT', boundMillis: null } });
    expect(setInput(policy(), bounded, 'x')).toMatchObject({ coherence: { mode: 'BOUNDED', boundMillis: 2_000 } });
    expect(one('coherence', { coherence: { kind: 'coherence', mode: 'BOUNDED', text: '1s' } })).toMatchObject({ change: null });
    expect(one('coherence', { coherence: { kind: 'coherence', mode: 'BOUNDED', text: '100ms' } })?.problem).toMatchObject({ kind: 'range' });
  });

  it('stands over what somebody else saved meanwhile', () => {
    const theirs = policy({ jitter: 0.3 }, { version: 5 });
    const result = judged({ freshMillis: { kind: 'text', text: '10m' } }, theirs);

    expect(differences(fields, policy(), theirs)).toMatchObject([{ from: 0.1, to: 0.3 }]);
    expect(setInput(theirs, result, 'x')).toEqual({ endpoint: 'wb-prices/goods', expectedVersion: 5, reason: 'x', freshMillis: 600_000 });
  });
});

it('knows which field a refusal is about', () => {
  expect(fieldOf(fields, ['freshMillis'])?.key).toBe('freshMillis');
  expect(fieldOf(fields, ['input', 'coherence', 'boundMillis'])?.key).toBe('coherence');
  expect(fieldOf(fields, ['warming', 'idleMillis'])?.key).toBe('warming.idleMillis');
  expect(fieldOf(fields, ['reason'])).toBeNull();
  expect(fieldOf(fields, [])).toBeNull();
});

describe('bounds that only the host knows', () => {
  const field = fieldOf(fields, ['softTimeoutMillis']);

  it('belong to the field of their path', () => {
    if (!field) throw new Error('no such field');
    expect(limitOf(field, [{ path: ['softTimeoutMillis'], unit: 'MILLISECONDS', least: 0, most: 700 }])).toEqual({ least: 0, most: 700 });
    expect(limitOf(field, [{ path: ['hardTimeoutMillis'], unit: 'MILLISECONDS', least: 0, most: 700 }])).toBeNull();
  });
});
