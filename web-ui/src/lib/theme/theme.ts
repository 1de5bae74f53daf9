import { useSyncExternalStore } from 'react';

export const themes = ['light', 'dark', 'system'] as const;
export type Theme = (typeof themes)[number];

/** Shared with public/theme.js, which runs before the first paint. */
const storageKey = 'vitrina.theme';
const listeners = new Set<() => void>();

function read(): Theme {
  const stored = localStorage.getItem(storageKey);
  return themes.find((theme) => theme === stored) ?? 'system';
}

const systemDark = () => matchMedia('(prefers-color-scheme: dark)');

export function isDark(theme: Theme): boolean {
  return theme === 'dark' || (theme === 'system' && systemDark().matches);
}

function apply() {
  const dark = isDark(read());
  document.documentElement.classList.toggle('dark', dark);
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', dark ? '#14171d' : '#ffffff');
  for (const listener of listeners) listener();
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme);
  apply();
}

/** Follows the system's theme and the choice made in another tab. */
export function followTheme(): void {
  systemDark().addEventListener('change', apply);
  addEventListener('storage', (event) => {
    if (event.key === storageKey) apply();
  });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTheme(): { theme: Theme; dark: boolean } {
  const theme = useSyncExternalStore(subscribe, read);
  const dark = useSyncExternalStore(subscribe, () => isDark(read()));
  return { theme, dark };
}
