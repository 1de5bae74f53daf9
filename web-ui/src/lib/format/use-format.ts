import { useTranslation } from 'react-i18next';
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

export function useFormat(): Format {
  return formatFor(useTranslation().i18n.language);
}
