export { AtHand } from './components/at-hand.tsx';
export { PinButton } from './components/pin-button.tsx';
export { useBookmarks, usePins, useVisit, type Bookmark } from './hooks/use-bookmarks.ts';
export { BookmarkLink } from './components/bookmark-link.tsx';
