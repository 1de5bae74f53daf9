import type { Texts } from './types.ts';

/** The text in the language of the dashboard; in English, or any other it has, where that is missing. */
export function textIn(texts: Texts, language: string): string {
  if (typeof texts === 'string') return texts;
  return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}
