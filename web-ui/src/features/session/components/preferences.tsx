import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuChoice } from '@/components/ui';
import { changeLanguage } from '@/lib/i18n/i18n.ts';
import { languageNames, languages, type Language } from '@/lib/i18n/languages.ts';
import { setTheme, themes, useTheme } from '@/lib/theme/theme.ts';

const themeIcons = { light: Sun, dark: Moon, system: Monitor };

/** Language and theme: both belong to this browser, not to the user. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const { theme } = useTheme();
  const Icon = themeIcons[theme];
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('language')}>
            <Languages />
          </IconButton>
        }
      >
        <MenuChoice
          value={i18n.language as Language}
          options={languages.map((language) => ({
            value: language,
            label: <span lang={language}>{languageNames[language]}</span>,
          }))}
          onChange={(language) => void changeLanguage(language)}
        />
      </Menu>
      <Menu
        trigger={
          <IconButton label={t('theme.title')}>
            <Icon />
          </IconButton>
        }
      >
        <MenuChoice
          value={theme}
          options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
          onChange={setTheme}
        />
      </Menu>
    </>
  );
}
