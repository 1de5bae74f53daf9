import type { ProductSelection as SelectionInput } from '@/generated/graphql/graphql.ts';
import type { ProductSelection } from '@/sdk/types.ts';

/** A choice in the list, as mutations take it. */
export function toSelection(selection: ProductSelection): SelectionInput {
  return 'ids' in selection ? { nmIds: [...selection.ids] } : { filter: selection.filter, expectedCount: selection.count };
}

export const countOf = (selection: ProductSelection) => ('ids' in selection ? selection.ids.length : selection.count);
