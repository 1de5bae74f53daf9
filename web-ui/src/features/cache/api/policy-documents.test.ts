import { readFileSync } from 'node:fs';
import { buildSchema, isObjectType, parse, visit } from 'graphql';
import { expect, it } from 'vitest';
import { cachePolicies } from './policy-documents.ts';

const schema = buildSchema(readFileSync(new URL('../../../../../platform-core/src/main/resources/graphql/platform.graphqls', import.meta.url), 'utf8'));

function fieldsOf(type: string): string[] {
  const found = schema.getType(type);
  if (!isObjectType(found)) throw new Error(`the host has no ${type}`);
  return Object.keys(found.getFields());
}

it('asks for every field that a policy has', () => {
  const asked: string[] = [];
  visit(parse(cachePolicies.toString()), {
    FragmentDefinition: { enter: ({ selectionSet }) => void visit(selectionSet, { Field: ({ name }) => void asked.push(name.value) }) },
  });

  expect(asked.toSorted()).toEqual([...fieldsOf('CachePolicyFields'), ...fieldsOf('CacheCoherence')].toSorted());
});
