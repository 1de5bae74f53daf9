import type { EditedCardQuery, ProductEditRule } from '@/generated/graphql/graphql.ts';
import { characteristicPrefix, measures, texts, valuesOf } from './rules.ts';

export type EditedCard = NonNullable<EditedCardQuery['product']>;

/** What stands in the form, by field; several values of a characteristic a line each. */
export type CardValues = Readonly<Record<string, string>>;

const text = (value: string | number | null | undefined) => (value === null || value === undefined ? '' : String(value));

export function valuesOfCard(card: EditedCard): CardValues {
  const values: Record<string, string> = {};
  for (const field of texts) values[field] = text(card[field]);
  for (const field of measures) values[field] = text(card.dimensions?.[field.slice('dimensions.'.length) as keyof NonNullable<EditedCard['dimensions']>] as number | null);
  for (const { id, values: present } of card.characteristics) values[characteristicPrefix + id] = present.join('\n');
  return values;
}

/** One rule for each field that was changed. */
export function rulesOf(before: CardValues, after: CardValues): ProductEditRule[] {
  const rules: ProductEditRule[] = [];
  for (const [field, value] of Object.entries(after)) {
    if (value.trim() === (before[field] ?? '').trim()) continue;
    rules.push(value.trim() === '' ? { field, operation: 'CLEAR' } : { field, operation: 'SET', values: valuesOf(field, value.trim()) });
  }
  return rules;
}

/** Characters as people count them. */
export const lengthOf = (value: string) => [...value].length;
export const limits: Readonly<Record<string, number>> = { title: 60, vendorCode: 72, description: 5000 };
