import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import type { Limit } from '../model/policy.ts';
import { cachePolicies } from './policy-documents.ts';

const limit = (...path: string[]): Limit => ({ path, unit: 'MILLISECONDS', least: 0, most: 1 });

it('asks for every field that the limits name, however deep, and for the mode beside its bound', () => {
  const text = cachePolicies([limit('freshMillis'), limit('coherence', 'boundMillis'), limit('warming', 'idleMillis'), limit('warming', 'keys')]).toString();

  expect(text).toContain('effective { freshMillis coherence { boundMillis mode } warming { idleMillis keys } }');
});

it('is valid against the schema', () => {
  const schema = buildSchema(readFileSync(new URL('../../../../../platform-core/src/main/resources/graphql/platform.graphqls', import.meta.url), 'utf8'));
  const text = cachePolicies([limit('freshMillis'), limit('coherence', 'boundMillis'), limit('maxBytes')]).toString();

  expect(validate(schema, parse(text))).toEqual([]);
});
