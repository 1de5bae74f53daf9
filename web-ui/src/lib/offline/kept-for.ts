/**
 * For whom answers may be kept in this browser. It stands in localStorage, as that is taken back at once: whatever the database still
 * holds when a page is closed while it signs out belongs to nobody then.
 */
const key = 'vitrina.kept-for';

export function keptFor(): string | null {
  return localStorage.getItem(key);
}

export function keepFor(userId: string): void {
  localStorage.setItem(key, userId);
}

export function keepForNobody(): void {
  localStorage.removeItem(key);
}
