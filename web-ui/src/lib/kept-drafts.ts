/** In sessionStorage: of this tab, for as long as it is open. */
export const draftPrefix = 'vitrina.draft.';

export function hasDraft(key: string): boolean {
  return sessionStorage.getItem(draftPrefix + key) !== null;
}

/** What somebody typed is nothing to the next one. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(draftPrefix)) sessionStorage.removeItem(key);
}

const ownerKey = 'vitrina.drafts-of';

/** From now on what is kept is this user's; what another one had typed in this tab is forgotten, whichever way that one left. */
export function keepDraftsOf(user: string): void {
  if (sessionStorage.getItem(ownerKey) === user) return;
  forgetDrafts();
  sessionStorage.setItem(ownerKey, user);
}

/** Under which what is typed of a card is kept. */
export const cardDraft = (nmId: string, shopId: string) => `card.${shopId}.${nmId}`;

/** The same of a card that is being made. */
export const newCardDraft = (shopId: string) => `new-card.${shopId}`;
