import type { SessionState } from './session.ts';

/** Whose session it is; an expired one still belongs to its user. */
export function ownerOf(state: SessionState): string | null {
  if (state.status === 'active') return state.grant.user.id;
  return state.status === 'expired' || state.status === 'offline' ? state.user.id : null;
}
