import { useQueryClient } from '@tanstack/react-query';
import { Keyboard, Languages, LogOut, Palette, RefreshCw, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { signOut, useCan } from '@/features/session';
import { shopLabel, useShops } from '@/features/shops';
import { useShopMutation } from '@/lib/api';
import { changeLanguage } from '@/lib/i18n/i18n.ts';
import { languageNames, languages } from '@/lib/i18n/languages.ts';
import { setTheme, themes, useTheme } from '@/lib/theme/theme.ts';
import { paletteSync } from '../api/palette-documents.ts';
import { Keys } from '../components/keys.tsx';
import type { Entry } from '../model/entry.ts';

const entry = (id: string, label: string, icon: Entry['icon'], run: () => void, note?: Entry['note']): Entry => ({ id: `action/${id}`, label, words: [label], icon, note, stays: true, run });

/** What can be done from anywhere, by who may do it. */
export function useActions(onSheet: () => void): readonly Entry[] {
  const { t, i18n } = useTranslation(['palette', 'common']);
  const client = useQueryClient();
  const { shops, shopId, select } = useShops();
  const maySync = useCan('wb-products:sync');
  const { theme } = useTheme();
  const sync = useShopMutation(paletteSync, shopId, {
    onSuccess: ({ productsSync: { errors } }) => {
      if (errors[0]) return toast('failed', t('syncRefused'), errors[0].message);
      toast('done', t('syncStarted'));
      for (const key of ['ProductSyncStatus', 'OverviewSync', 'Jobs']) void client.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => toast('failed', t('syncRefused'), error.message),
  });
  return [
    ...(maySync && shopId !== null ? [entry('sync', t('sync'), <RefreshCw />, () => sync.mutate({ input: { mode: 'INCREMENTAL' } }))] : []),
    ...shops.filter(({ id }) => id !== shopId).map((shop) => entry(`shop/${shop.id}`, t('switchShop', { name: shopLabel(shop) }), <Store />, () => select(shop.id))),
    ...themes.filter((one) => one !== theme).map((one) => entry(`theme/${one}`, t('theme', { name: t(`common:theme.${one}`) }), <Palette />, () => setTheme(one))),
    ...languages
      .filter((one) => one !== i18n.language)
      .map((one) => entry(`language/${one}`, t('language', { name: languageNames[one] }), <Languages />, () => void changeLanguage(one))),
    entry('shortcuts', t('shortcuts'), <Keyboard />, onSheet, <Keys keys={['?']} />),
    entry('sign-out', t('common:user.signOut'), <LogOut />, () => signOut()),
  ];
}
