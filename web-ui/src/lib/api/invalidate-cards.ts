import type { QueryClient } from '@tanstack/react-query';

/** Reading many pages again costs more than it tells: past this a list waits until it is refreshed by hand. */
const pagesReadAgain = 4;

/** Questions whose answers are made of a shop's cards. The second of each key is the shop. */
const aboutCards = new Set([
  'Products',
  'ProductFacets',
  'ProductSubjectFacets',
  'CharacteristicFacets',
  'ProductByNmId',
  'ProductHistory',
  'ProductChanges',
  'CatalogueFreshness',
  'ProductCondition',
  'ShopHealth',
  'WorstProducts',
  'ProductErrors',
  'ProductsTrashed',
  'PaletteProducts',
  'CharacteristicsOfCards',
]);

export function isAboutCards(queryKey: readonly unknown[]): boolean {
  return aboutCards.has(String(queryKey[0]));
}

/** After a sync or a change set: whatever was read of the shop's cards may be another now, and what is seen is read again. */
export function invalidateCards(client: QueryClient, shopId: string): void {
  void client.invalidateQueries({
    predicate: ({ queryKey, state }) =>
      isAboutCards(queryKey) && queryKey[1] === shopId && state.status !== 'pending' && ((state.data as { pages?: unknown[] } | undefined)?.pages?.length ?? 0) <= pagesReadAgain,
  });
  // A form that is being filled in keeps the card that it began with.
  void client.invalidateQueries({ queryKey: ['EditedCard', shopId], refetchType: 'none' });
}
