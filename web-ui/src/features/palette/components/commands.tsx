import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, dialogIsOpen, overlayIsOpen } from '@/components/ui';
import { useMe } from '@/features/session';
import { createShortcuts, isTyping } from '../model/chords.ts';
import { modifier } from '../model/modifier.ts';
import type { Pages } from '../model/pages.ts';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));
const ShortcutSheet = lazy(() => import('./shortcut-sheet.tsx').then((module) => ({ default: module.ShortcutSheet })));

/** The way to everything by keyboard: the palette, its button, chords, and the sheet that tells them. */
export function Commands({ groups }: { groups: readonly { places: Pages }[] }) {
  const { t } = useTranslation('palette');
  const { permissions } = useMe();
  const navigate = useNavigate();
  const [shown, setShown] = useState<'palette' | 'sheet' | null>(null);
  const pages = useMemo(
    () => groups.flatMap(({ places }) => places).filter(({ permission }) => permission === null || permissions.includes(permission)),
    [groups, permissions],
  );

  const latest = useRef({ pages, navigate });
  useEffect(() => {
    latest.current = { pages, navigate };
  });
  useEffect(() => {
    const { press } = createShortcuts(() => Date.now());
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing || event.key === 'Shift') return;
      const busy = overlayIsOpen();
      const shortcut = press(event, busy || isTyping(event.target));
      if (shortcut === null || (busy && shortcut.kind !== 'palette')) return;
      const page = shortcut.kind === 'go' ? latest.current.pages.find(({ to }) => to === shortcut.to) : undefined;
      const search = shortcut.kind === 'search' ? document.querySelector<HTMLInputElement>('#main input[type="search"]') : null;
      if (page) void latest.current.navigate({ to: page.to });
      else if (search) search.focus();
      else if (shortcut.kind === 'palette') {
        // The sheet of shortcuts is a dialog too, but nothing is lost with it.
        const away = dialogIsOpen();
        setShown((known) => (known === 'palette' || (known === null && away) ? null : 'palette'));
      }
      else if (shortcut.kind === 'sheet') setShown('sheet');
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const close = () => setShown(null);
  return (
    <>
      <Button look="plain" title={t('label')} aria-keyshortcuts="Control+K Meta+K" className="text-muted! max-sm:size-8 max-sm:border-0 max-sm:px-0" onClick={() => setShown('palette')}>
        <Search />
        <span className="max-sm:sr-only">{t('open')}</span>
        <kbd className="ml-3 rounded border px-1 font-sans text-2xs max-sm:hidden">
          {modifier} K
        </kbd>
      </Button>
      <Suspense>
        {shown === 'palette' && <Palette pages={pages} onClose={close} onSheet={() => setShown('sheet')} />}
        {shown === 'sheet' && <ShortcutSheet pages={pages} onClose={close} />}
      </Suspense>
    </>
  );
}
