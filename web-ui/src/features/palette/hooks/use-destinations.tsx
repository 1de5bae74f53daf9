import { useNavigate } from '@tanstack/react-router';
import { ListFilter, Package, Puzzle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBookmarks, type Bookmark } from '@/features/bookmarks';
import { usePluginPages } from '@/features/extensions';
import { useCan } from '@/features/session';
import { useShops } from '@/features/shops';
import { useViews } from '@/features/views';
import { textIn } from '@/sdk/texts.ts';
import { Keys } from '../components/keys.tsx';
import { chords } from '../model/chords.ts';
import type { Entry } from '../model/entry.ts';
import type { Pages } from '../model/pages.ts';

const mostRecent = 6;

/** Where the palette leads to without asking the server for each letter. */
export function useDestinations(pages: Pages): { pinned: readonly Entry[]; recent: readonly Entry[]; views: readonly Entry[]; places: readonly Entry[] } {
  const { t, i18n } = useTranslation(['palette', 'common']);
  const navigate = useNavigate();
  const { shopId } = useShops();
  const mayRead = useCan('wb-products:read');
  const { pins, recent } = useBookmarks(mayRead ? shopId : null);
  const { views } = useViews('products', shopId ?? '', mayRead && shopId !== null);
  const brought = usePluginPages();

  const view = (id: string, name: string, prefix: string): Entry => ({
    id: `${prefix}/view/${id}`,
    label: name,
    words: [name],
    icon: <ListFilter />,
    run: () => void navigate({ to: '/products', search: { view: id } }),
  });
  const mark = (prefix: string) => ({ subject, target, label }: Bookmark): Entry[] => {
    if (subject === 'view') return [view(target, label, prefix)];
    if (subject !== 'product') return [];
    const run = () => void navigate({ to: '/products/$nmId', params: { nmId: target } });
    return [{ id: `${prefix}/product/${target}`, label: label || target, words: [label, target], icon: <Package />, note: <span className="font-mono">{target}</span>, run }];
  };
  const places = [
    ...pages.map(({ to, name, icon: Icon }): Entry => {
      const label = t(`common:nav.${name}`);
      const chord = chords[to];
      return { id: `page${to}`, label, words: [label], icon: <Icon />, note: chord && <Keys keys={['G', chord.toUpperCase()]} />, run: () => void navigate({ to }) };
    }),
    ...brought.map(({ plugin, path, label }): Entry => {
      const text = textIn(label, i18n.language);
      return { id: `plugin/${plugin}/${path}`, label: text, words: [text, plugin], icon: <Puzzle />, run: () => void navigate({ to: '/p/$plugin/$', params: { plugin, _splat: path } }) };
    }),
  ];
  return {
    pinned: pins.flatMap(mark('pin')),
    recent: recent.slice(0, mostRecent).flatMap(mark('recent')),
    views: views.map(({ id, name }) => view(id, name, 'all')),
    places,
  };
}
