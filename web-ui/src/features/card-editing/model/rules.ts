import type { ProductEditOperation, ProductEditRule } from '@/generated/graphql/graphql.ts';

/** A rule while somebody writes it. */
export interface RuleDraft {
  key: number;
  field: string;
  operation: ProductEditOperation;
  value: string;
  find: string;
}

export const texts = ['title', 'description', 'brand', 'vendorCode'] as const;
export const measures = ['dimensions.length', 'dimensions.width', 'dimensions.height', 'dimensions.weightBrutto'] as const;
export const characteristicPrefix = 'characteristics.';

/** What the server takes for a field. */
export function operationsOf(field: string): ProductEditOperation[] {
  if (field === 'brand') return ['SET', 'CLEAR'];
  if (field === 'vendorCode') return ['SET', 'PREPEND', 'APPEND', 'REPLACE'];
  if ((measures as readonly string[]).includes(field)) return ['SET'];
  if (field.startsWith(characteristicPrefix)) return ['SET', 'ADD', 'REMOVE', 'REPLACE', 'CLEAR'];
  return ['SET', 'PREPEND', 'APPEND', 'REPLACE', 'CLEAR'];
}

export const needsValue = ({ operation }: RuleDraft) => operation !== 'CLEAR' && operation !== 'REPLACE';
export const needsFind = ({ operation }: RuleDraft) => operation === 'REPLACE';

/** Whether it says enough to be tried. */
export function isWhole(rule: RuleDraft): boolean {
  if (rule.field === '' || rule.field === characteristicPrefix) return false;
  return (!needsValue(rule) || rule.value.trim() !== '') && (!needsFind(rule) || rule.find !== '');
}

/** Characteristics take several values, as spreadsheets of Wildberries part them. */
export function valuesOf(field: string, value: string): string[] {
  if (!field.startsWith(characteristicPrefix)) return [value];
  return value
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function toRule({ field, operation, value, find }: RuleDraft): ProductEditRule {
  if (operation === 'CLEAR') return { field, operation };
  if (operation === 'REPLACE') return { field, operation, find, values: value === '' ? [] : [value] };
  return { field, operation, values: valuesOf(field, value) };
}

/** Another field may not know the operation. */
export function withField(rule: RuleDraft, field: string): RuleDraft {
  const known = operationsOf(field);
  return { ...rule, field, operation: known.includes(rule.operation) ? rule.operation : (known[0] ?? 'SET') };
}

export const newRule = (key: number): RuleDraft => ({ key, field: 'title', operation: 'REPLACE', value: '', find: '' });
