import type { Language } from '@/lib/i18n/languages.ts';

/** What the build says of the screens: see `screen-files` in vite.config.ts. Files are named by their place in `files`. */
export interface Screens {
  files: string[];
  /** By the pattern of the address, those with fewer parameters first. */
  screens: { path: string; files: number[]; texts: string[] }[];
  /** By language and namespace. */
  texts: Record<string, Record<string, number>>;
}

/** `$name` stands for one part of the address, `$` at the end for all that is left. */
function matches(pattern: string, pathname: string): boolean {
  const wanted = pattern.split('/');
  const given = pathname.replace(/(?<=.)\/$/, '').split('/');
  if (wanted.at(-1) === '$') return given.length >= wanted.length - 1 && wanted.slice(0, -1).every((part, at) => part.startsWith('$') || part === given[at]);
  return wanted.length === given.length && wanted.every((part, at) => (part.startsWith('$') ? given[at] !== '' : part === given[at]));
}

/** What the screen at the address is made of, beside what the page names itself. */
export function filesOf({ files, screens, texts }: Screens, pathname: string, language: Language): string[] {
  const screen = screens.find(({ path }) => matches(path, pathname));
  // Texts first: they are small, and nothing is drawn without them.
  const needed = [...['common', ...(screen?.texts ?? [])].map((name) => texts[language]?.[name]), ...(screen?.files ?? [])];
  return [...new Set(needed)].flatMap((at) => (at === undefined ? [] : (files[at] ?? [])));
}
