import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { sayOffline } from '@/lib/offline/refuse-offline.ts';
import { languages, locales, rememberedLanguage, rememberLanguage, type Language } from './languages.ts';

const packs = import.meta.glob<{ default: Record<string, unknown> }>('../../i18n/*/*.json');

/** One file per language and namespace, fetched when first needed. */
const lazyPacks: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = packs[`../../i18n/${language}/${namespace}.json`];
    if (!load) return done(new Error(`no ${language} texts for ${namespace}`), false);
    load().then(
      (pack) => done(null, pack.default),
      (failure: unknown) => done(failure instanceof Error ? failure : new Error(String(failure)), true),
    );
  },
};

/** @param screen the namespaces of the first screen, which comes with them */
export async function startI18n(screen: readonly string[]): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = locales[language as Language];
  });
  await i18next
    .use(lazyPacks)
    .use(initReactI18next)
    .init({
      lng: rememberedLanguage(),
      supportedLngs: [...languages],
      fallbackLng: false,
      ns: ['common', ...screen],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  sayOffline(() => i18next.t('offline.write'));
}

export async function changeLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}
