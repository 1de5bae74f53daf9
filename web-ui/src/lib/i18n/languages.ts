export const languages = ['en', 'ru', 'zh'] as const;

export type Language = (typeof languages)[number];

/** Each language in its own words: whoever looks for it can read it. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский', zh: '中文' };

/** What Intl and the `lang` attribute get. */
export const locales: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU', zh: 'zh-CN' };

const storageKey = 'vitrina.language';

function known(value: string | null | undefined): Language | null {
  const short = value?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === short) ?? null;
}

/** The remembered language, else the first of the browser's that we speak, else English. */
export function startLanguage(remembered: string | null, preferred: readonly string[]): Language {
  return known(remembered) ?? preferred.map(known).find((language) => language !== null) ?? 'en';
}

export function rememberedLanguage(): Language {
  return startLanguage(localStorage.getItem(storageKey), navigator.languages);
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
