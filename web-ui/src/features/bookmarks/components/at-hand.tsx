import { Clock, Pin } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/ui';
import { useShops } from '@/features/shops';
import { useBookmarks, type Bookmark } from '../hooks/use-bookmarks.ts';
import { BookmarkLink } from './bookmark-link.tsx';

const shown = 6;

/** What the user has pinned in the shop and opened there lately; nothing while there is neither. */
export function AtHand() {
  const { t } = useTranslation('lists');
  const { shopId } = useShops();
  const { pins, recent } = useBookmarks(shopId);
  if (pins.length + recent.length === 0) return null;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Marks title={t('pins.pinned')} icon={<Pin />} marks={pins} none={t('pins.none')} />
      <Marks title={t('pins.recent')} icon={<Clock />} marks={recent} none={t('pins.noRecent')} />
    </div>
  );
}

function Marks({ title, icon, marks, none }: { title: string; icon: ReactNode; marks: readonly Bookmark[]; none: string }) {
  const id = useId();
  return (
    <Panel aria-labelledby={id} className="flex min-w-0 flex-col p-4">
      <h2 id={id} className="mb-1 flex items-center gap-2 font-semibold [&_svg]:size-4 [&_svg]:text-muted">
        {icon}
        {title}
      </h2>
      {marks.length === 0 ? (
        <p className="py-1 text-muted">{none}</p>
      ) : (
        <ul aria-labelledby={id} className="-mx-2">
          {marks.slice(0, shown).map((mark) => (
            <li key={`${mark.subject}/${mark.target}`}>
              <BookmarkLink mark={mark} className="flex h-8 items-center gap-2 rounded-md px-2 hover:bg-sunken" />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
