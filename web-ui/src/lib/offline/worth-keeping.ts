/** Questions whose answers are kept: those of the frame, of the catalogue and of what one goes on working with from there. */
const kept = new Set([
  'Me',
  'Shops',
  'SavedViews',
  'Bookmarks',
  'Products',
  'ProductFacets',
  'CharacteristicFacets',
  'ProductByNmId',
  'ProductHistory',
  'ProductCondition',
  'ProductSyncStatus',
  'ProductErrors',
  'ShopHealth',
  'WorstProducts',
  'OverviewSync',
  'OverviewCache',
  'ChangeSets',
  'ChangeSetById',
  'ChangeRows',
  'Notifications',
  'Jobs',
]);

/** Of a list that was scrolled through. */
const pages = 3;

export const bounds = {
  /** Answers in all; the ones read longest ago go. */
  answers: 200,
  /** Characters of one answer as JSON. */
  size: 1_500_000,
  /** How long one is worth reading, in milliseconds. */
  age: 7 * 24 * 3_600_000,
};

export function isWorthKeeping(queryKey: readonly unknown[]): boolean {
  return kept.has(String(queryKey[0]));
}

interface Paged {
  pages: unknown[];
  pageParams: unknown[];
}

function isPaged(data: unknown): data is Paged {
  return typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages) && 'pageParams' in data && Array.isArray(data.pageParams);
}

export function shortened(data: unknown): unknown {
  return isPaged(data) ? { ...data, pages: data.pages.slice(0, pages), pageParams: data.pageParams.slice(0, pages) } : data;
}
