import type { QueryClient } from '@tanstack/react-query';
import { forgetDrafts, keepDraftsOf } from '@/lib/kept-drafts.ts';
import { keepForNobody, keptFor } from '@/lib/offline/kept-for.ts';
import { setHostAway } from '@/lib/offline/reach.ts';
import { ownerOf } from '@/lib/session/owner.ts';
import type { Session } from '@/lib/session/session.ts';
import { forgetLastVisit } from './last-visit.ts';

interface Followers {
  /** It is somebody else's from now on, or nobody's. */
  onChange(): void;
  /** What was kept for reading without a connection is to go. */
  onLeft(): void;
}

/** Keeps what this page has read and what was typed to whose session it is, from the start on. */
export function followOwner(client: QueryClient, session: Session, { onChange, onLeft }: Followers): void {
  let owner = ownerOf(session.state());

  function settle() {
    const { status } = session.state();
    if (owner !== null) keepDraftsOf(owner);
    else if (status === 'anonymous') {
      forgetDrafts();
      forgetLastVisit();
      // At once: what empties the database comes later, and what it holds until then is nobody's.
      if (keptFor() !== null) {
        keepForNobody();
        onLeft();
      }
    }
    setHostAway(status === 'offline');
  }

  settle();
  session.subscribe(() => {
    const next = ownerOf(session.state());
    const changed = next !== owner;
    if (changed) {
      // Another user's data must never be seen, not even for a moment: nor what was asked for one who left before this page stood.
      client.clear();
      if (owner !== null) forgetDrafts();
      owner = next;
    }
    settle();
    if (changed) onChange();
  });
}
