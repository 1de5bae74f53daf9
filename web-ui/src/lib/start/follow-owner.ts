import type { QueryClient } from '@tanstack/react-query';
import { forgetDrafts, keepDraftsOf } from '@/lib/kept-drafts.ts';
import { setHostAway } from '@/lib/offline/reach.ts';
import { ownerOf } from '@/lib/session/owner.ts';
import type { Session } from '@/lib/session/session.ts';

/** Keeps what this page has read and what was typed to whose session it is, from the start on. */
export function followOwner(client: QueryClient, session: Session, onChange: () => void): void {
  let owner = ownerOf(session.state());

  function settle() {
    const { status } = session.state();
    if (owner !== null) keepDraftsOf(owner);
    else if (status === 'anonymous') forgetDrafts();
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
