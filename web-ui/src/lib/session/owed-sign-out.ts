/**
 * Whether somebody signed out here and the host has not heard of it. It stands in localStorage: the page may be closed, and its refresh
 * cookie, which no script can take away, would let the next one in.
 */
const key = 'vitrina.sign-out-owed';

export const owedSignOut = {
  get: (): boolean => localStorage.getItem(key) !== null,
  set(owed: boolean): void {
    if (owed) localStorage.setItem(key, '');
    else localStorage.removeItem(key);
  },
};
