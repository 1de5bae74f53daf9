import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { locales, type Language } from '@/lib/i18n/languages.ts';
import { createFormat, type Format } from './format.ts';

const formats = new Map<string, Format>();

export function formatFor(language: string): Format {
  const locale = locales[language as Language] ?? 'en-GB';
  const known = formats.get(locale);
  if (known) return known;
  const created = createFormat(locale);
  formats.set(locale, created);
  return created;
}

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

/** Needs no text, and is in so many components that waiting for texts in each would take a phone its time. */
export function useFormat(): Format {
  return formatFor(useSyncExternalStore(subscribe, () => i18next.language));
}
