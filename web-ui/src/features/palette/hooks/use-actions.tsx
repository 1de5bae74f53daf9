import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Keyboard, Languages, LogOut, OctagonX, Palette, Play, RefreshCw, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { signOut, useCan } from '@/features/session';
import { shopLabel, useShops } from '@/features/shops';
import { api, useShopMutation } from '@/lib/api';
import { changeLanguage } from '@/lib/i18n/i18n.ts';
import { languageNames, languages } from '@/lib/i18n/languages.ts';
import { setTheme, themes, useTheme } from '@/lib/theme/theme.ts';
import { paletteSending, paletteSync } from '../api/palette-documents.ts';
import { Keys } from '../components/keys.tsx';
import type { Entry } from '../model/entry.ts';

const entry = (id: string, label: string, icon: Entry['icon'], run: () => void, note?: Entry['note']): Entry => ({ id: `action/${id}`, label, words: [label], icon, note, stays: true, run });

/** The ways to stop all sending and to let it go on: the page of change sets asks what has to be asked. */
function useSendingActions(): readonly Entry[] {
  const { t } = useTranslation('palette');
  const navigate = useNavigate();
  const mayStop = useCan('platform:sending');
  // The beginning of the key is that of the pages of change sets.
  const { data } = useQuery({ queryKey: ['ChangeSending', 'palette'], queryFn: ({ signal }) => api.request(paletteSending, {}, { signal }) });
  if (!data) return [];
  const { mayStopAll, stops } = data.changeSending;
  const everywhere = stops.some(({ shopId }) => !shopId);
  return [
    ...((mayStop || mayStopAll) && !everywhere ? [entry('stop-sending', t('stopSending'), <OctagonX />, () => void navigate({ to: '/changes', hash: 'stop' }))] : []),
    ...(stops.some(({ mayGoOn }) => mayGoOn) ? [entry('go-on-sending', t('goOnSending'), <Play />, () => void navigate({ to: '/changes', hash: 'go-on' }))] : []),
  ];
}

/** What can be done from anywhere, by who may do it. */
export function useActions(onSheet: () => void): readonly Entry[] {
  const { t, i18n } = useTranslation(['palette', 'common']);
  const client = useQueryClient();
  const { shops, shopId, select } = useShops();
  const maySync = useCan('wb-products:sync');
  const { theme } = useTheme();
  const sending = useSendingActions();
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
    ...sending,
    ...shops.filter(({ id }) => id !== shopId).map((shop) => entry(`shop/${shop.id}`, t('switchShop', { name: shopLabel(shop) }), <Store />, () => select(shop.id))),
    ...themes.filter((one) => one !== theme).map((one) => entry(`theme/${one}`, t('theme', { name: t(`common:theme.${one}`) }), <Palette />, () => setTheme(one))),
    ...languages
      .filter((one) => one !== i18n.language)
      .map((one) => entry(`language/${one}`, t('language', { name: languageNames[one] }), <Languages />, () => void changeLanguage(one))),
    entry('shortcuts', t('shortcuts'), <Keyboard />, onSheet, <Keys keys={['?']} />),
    entry('sign-out', t('common:user.signOut'), <LogOut />, () => signOut()),
  ];
}
