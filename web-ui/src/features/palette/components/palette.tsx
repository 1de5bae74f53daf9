import { Command } from 'cmdk';
import { Search, X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandDialog } from '@/components/ui/command-dialog.tsx';
import { IconButton, Spinner } from '@/components/ui';
import { InlineError } from '@/components/state';
import { useDebounced } from '@/lib/hooks/use-debounced.ts';
import { useActions } from '../hooks/use-actions.tsx';
import { useDestinations } from '../hooks/use-destinations.tsx';
import { useFoundCards } from '../hooks/use-found-cards.tsx';
import type { Entry } from '../model/entry.ts';
import type { Pages } from '../model/pages.ts';

const searchMillis = 250;

interface PaletteProps {
  pages: Pages;
  onClose(): void;
  onSheet(): void;
}

/** Pages, cards, views and actions by name; without one, what is pinned and was viewed lately. */
export function Palette({ pages, onClose, onSheet }: PaletteProps) {
  const { t } = useTranslation(['palette', 'common']);
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState('');
  const [asked, setAsked] = useState('');
  const { call } = useDebounced(setAsked, searchMillis);
  const chosen = useRef(false);
  const { entries: found, searching, error } = useFoundCards(asked);
  const { pinned, recent, views, places } = useDestinations(pages);
  const actions = useActions(onSheet);
  const text = typed.trim();
  // Cards come after what is known here, and stand before it.
  const cards = asked === text && text !== '' ? found : [];
  const first = cards[0]?.id;
  const [seen, setSeen] = useState(first);
  if (first !== seen) {
    setSeen(first);
    if (first !== undefined) setSelected(first);
  }
  const pick = ({ stays, run }: Entry) => {
    // What opens has the focus, not the page that was left.
    chosen.current = stays !== true;
    onClose();
    run();
  };
  const group = (heading: string, entries: readonly Entry[]) => entries.length > 0 && <Group heading={heading} entries={entries} onPick={pick} />;
  return (
    <CommandDialog open onClose={onClose} label={t('label')} keepFocus={() => chosen.current}>
      <Command label={t('label')} loop filter={matches} value={selected} onValueChange={setSelected} className="flex min-h-0 flex-1 flex-col">
        <div className="flex items-center gap-2.5 border-b px-4">
          <Search className="size-4 shrink-0 text-muted" aria-hidden="true" />
          <Command.Input
            value={typed}
            maxLength={200}
            placeholder={t('placeholder')}
            className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none sm:text-sm"
            onValueChange={(value) => {
              setTyped(value);
              call(value.trim());
            }}
          />
          {(searching || asked !== text) && text !== '' && <Spinner />}
          <IconButton className="sm:hidden" label={t('common:close')} onClick={onClose}>
            <X />
          </IconButton>
        </div>
        <Command.List label={t('label')} className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2">
          <Command.Empty className="px-2 py-6 text-center text-muted">{t(searching || asked !== text ? 'searching' : 'empty')}</Command.Empty>
          {asked === text && <InlineError error={error} />}
          {text === '' && group(t('group.pinned'), pinned)}
          {text === '' && group(t('group.recent'), recent)}
          {group(t('group.cards'), cards.map((card) => ({ ...card, words: [...card.words, text] })))}
          {text !== '' && group(t('group.views'), views)}
          {group(t('group.pages'), places)}
          {group(t('group.actions'), actions)}
        </Command.List>
        <p className="border-t px-4 py-2 text-xs text-muted max-sm:hidden">{t('hint')}</p>
      </Command>
    </CommandDialog>
  );
}

/** Each word stands somewhere in what finds the line. Letters in between would find too much in a list this short. */
function matches(_id: string, search: string, words: string[] = []): number {
  const text = words.join(' ').toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word)) ? 1 : 0;
}

function Group({ heading, entries, onPick }: { heading: ReactNode; entries: readonly Entry[]; onPick(entry: Entry): void }) {
  return (
    <Command.Group heading={heading} className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted">
      {entries.map((entry) => (
        <Command.Item
          key={entry.id}
          value={entry.id}
          keywords={[...entry.words]}
          className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 py-1.5 select-none data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent-ink [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
          onSelect={() => onPick(entry)}
        >
          {entry.icon}
          <span className="min-w-0 flex-1 truncate">{entry.label}</span>
          {entry.note && <span className="shrink-0 text-xs text-muted">{entry.note}</span>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
