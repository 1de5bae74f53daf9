import i18next from 'i18next';
import { describe, expect, it } from 'vitest';

type Texts = { [key: string]: string | Texts };

const files = import.meta.glob<Texts>('./*/*.json', { eager: true, import: 'default' });
const languages = ['en', 'ru', 'zh'];
const namespaces = [...new Set(Object.keys(files).map((path) => path.split('/')[2] ?? ''))];

const plural = /_(zero|one|two|few|many|other)$/;
const needed: Record<string, string[]> = { en: ['one', 'other'], ru: ['one', 'few', 'many', 'other'], zh: ['other'] };

function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

const texts = (language: string, namespace: string) => new Map(flat(files[`./${language}/${namespace}`] ?? {}));
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).toSorted();

describe.each(namespaces)('%s', (namespace) => {
  const english = texts('en', namespace);
  const keys = new Set([...english.keys()].map((key) => key.replace(plural, '')));

  it.each(languages)('has every text in %s, and no other', (language) => {
    expect(new Set([...texts(language, namespace).keys()].map((key) => key.replace(plural, '')))).toEqual(keys);
  });

  it.each(languages)('has every plural form that %s has', (language) => {
    const own = texts(language, namespace);
    const counted = new Set([...english.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')));
    for (const key of counted) {
      const forms = [...own.keys()].filter((one) => one.replace(plural, '') === key).map((one) => plural.exec(one)?.[1]);
      expect(forms.toSorted(), key).toEqual(needed[language]?.toSorted());
    }
  });

  it.each(languages)('fills the same places in %s, and leaves no text empty', (language) => {
    for (const [key, text] of texts(language, namespace)) {
      const original = english.get(key) ?? english.get(key.replace(plural, '_other'));
      expect(text.trim(), key).not.toBe('');
      expect(variables(text).filter((name) => name !== 'count'), key).toEqual(variables(original ?? '').filter((name) => name !== 'count'));
    }
  });
});

it('counts in Russian as Russian does', async () => {
  const i18n = i18next.createInstance();
  await i18n.init({ lng: 'ru', ns: ['tokens'], defaultNS: 'tokens', resources: { ru: { tokens: files['./ru/tokens.json'] ?? {} } } });
  const left = (count: number) => i18n.t('tokens:expiry.left', { count });

  expect([1, 2, 5, 11, 21, 22, 25, 111, 0].map(left)).toEqual([
    'остался 1 день',
    'осталось 2 дня',
    'осталось 5 дней',
    'осталось 11 дней',
    'остался 21 день',
    'осталось 22 дня',
    'осталось 25 дней',
    'осталось 111 дней',
    'осталось 0 дней',
  ]);
  expect(left(1.5)).toBe('осталось 1.5 дня');
});
