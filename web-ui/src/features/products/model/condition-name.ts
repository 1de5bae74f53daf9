import type { ProductConditionsQuery } from '@/generated/graphql/graphql.ts';

/** What the address calls the cards that have a condition, or do not. */
export function conditionName(known: ProductConditionsQuery | undefined, value: string): string {
  const id = value.replace(/^!/, '');
  const condition = known?.productConditions.find((one) => one.id === id);
  return (value === id ? condition?.label : condition?.withoutLabel) ?? value;
}
