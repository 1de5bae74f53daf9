import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/ui';
import { chords } from '../model/chords.ts';
import { modifier } from '../model/modifier.ts';
import type { Pages } from '../model/pages.ts';
import { Keys } from './keys.tsx';

/** What the keyboard can do. */
export function ShortcutSheet({ pages, onClose }: { pages: Pages; onClose(): void }) {
  const { t } = useTranslation(['palette', 'common']);
  const everywhere = [
    { keys: [modifier, 'K'], what: t('keys.palette') },
    { keys: ['?'], what: t('keys.sheet') },
    { keys: ['/'], what: t('keys.search') },
    { keys: ['Esc'], what: t('keys.close') },
  ];
  const goTo = pages.flatMap(({ to, name }) => (chords[to] ? [{ keys: ['G', chords[to].toUpperCase()], what: t(`common:nav.${name}`) }] : []));
  const list = [
    { keys: ['←', '↑', '→', '↓'], what: t('keys.move') },
    { keys: ['Home', 'End'], what: t('keys.rowEnds') },
    { keys: [modifier, 'Home', 'End'], what: t('keys.listEnds') },
    { keys: ['PgUp', 'PgDn'], what: t('keys.pages') },
    { keys: ['Enter'], what: t('keys.open') },
    { keys: ['Space'], what: t('keys.tick') },
    { keys: ['Shift', '↑', '↓'], what: t('keys.extend') },
    { keys: [modifier, 'A'], what: t('keys.all') },
    { keys: [modifier, 'C'], what: t('keys.copy') },
    { keys: ['Shift', '←', '→'], what: t('keys.width') },
  ];
  return (
    <Dialog open onClose={onClose} title={t('keys.title')} width="wide">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        <div className="flex flex-col gap-5">
          <Shortcuts title={t('keys.everywhere')} shortcuts={everywhere} />
          <Shortcuts title={t('keys.goTo')} shortcuts={goTo} />
        </div>
        <Shortcuts title={t('keys.list')} shortcuts={list} />
      </div>
    </Dialog>
  );
}

function Shortcuts({ title, shortcuts }: { title: string; shortcuts: readonly { keys: readonly string[]; what: string }[] }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
      <dl className="flex flex-col">
        {shortcuts.map(({ keys, what }) => (
          <div key={what} className="flex min-h-7 items-center gap-4">
            <dt className="min-w-0 flex-1">{what}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
