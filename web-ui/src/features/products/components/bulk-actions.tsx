import { Ellipsis } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, IconButton, Menu, MenuItem } from '@/components/ui';
import { BulkEditActions } from '@/features/card-editing';
import { Part, type Filled } from '@/features/extensions';
import { DownloadDialog } from '@/features/media';
import { useCan } from '@/features/session';
import type { ProductFilter } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { textIn } from '@/sdk/texts.ts';
import type { ProductSelection } from '@/sdk/types.ts';
import type { Selection } from '../hooks/use-selection.ts';

type Action = Filled<'product.list.bulk-actions/v1'>;

interface BulkActionsProps {
  actions: readonly Action[];
  selection: Selection;
  /** Of what is shown. */
  filter: ProductFilter;
  /** How many rows are loaded, and how many match. */
  loaded: number;
  totalCount: number;
  /** The cards are only like the text that was asked for: nothing is done to all of those, people choose the ones they mean. */
  onlySimilar: boolean;
  shopId: string;
}

/** As many stand in the bar; the rest in a menu beside them. */
const shown = 3;

/** What is chosen, and what plugins can do with it. */
export function BulkActions({ actions, selection, filter, loaded, totalCount, onlySimilar, shopId }: BulkActionsProps) {
  const { t, i18n } = useTranslation(['products', 'media']);
  const downloads = useCan('wb-media:download');
  const [downloading, setDownloading] = useState(false);
  const format = useFormat();
  const [opened, setOpened] = useState<string | null>(null);
  const { chosen, matching, chooseMatching } = selection;
  const count = matching ? totalCount : chosen.size;
  const passed = useMemo<ProductSelection>(() => (matching ? { filter, count: totalCount } : { ids: [...chosen] }), [matching, filter, totalCount, chosen]);
  const nmIds = 'ids' in passed ? passed.ids : [];
  const open = actions.find(({ key }) => key === opened);
  const told = matching ? t('bulk.matching', { total: format.number(count) }) : t('bulk.chosen', { count, total: format.number(count) });
  const title = ({ part }: Action) => textIn(part.title, i18n.language);
  const offered = ({ part }: Action) => !matching || part.matching === true;
  const why = (action: Action) => (offered(action) ? undefined : t('bulk.notMatching', { title: title(action) }));
  const close = () => setOpened(null);
  const bar = useRef<HTMLElement>(null);
  const clear = () => {
    // The bar goes, and would take the focus with it.
    bar.current?.parentElement?.querySelector<HTMLElement>('[role=grid] [data-row-index] [tabindex="0"]')?.focus();
    selection.clear();
  };
  return (
    <>
      <section ref={bar} aria-label={t('bulk.label')} className="flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-2 lg:px-6">
        <p role="status" className="font-medium tabular-nums">
          {told}
        </p>
        {!matching && !onlySimilar && chosen.size >= loaded && totalCount > loaded && (
          <Button look="link" size="bare" onClick={chooseMatching}>
            {t('bulk.chooseMatching', { total: format.number(totalCount) })}
          </Button>
        )}
        <span className="w-2" />
        <BulkEditActions selection={passed} shopId={shopId} />
        {downloads && <Button needsHost onClick={() => setDownloading(true)}>{t('media:download.title')}</Button>}
        {actions.slice(0, shown).map((action) => (
          <Button key={action.key} needsHost disabled={!offered(action)} title={why(action)} onClick={() => setOpened(action.key)}>
            {title(action)}
          </Button>
        ))}
        {actions.length > shown && (
          <Menu
            trigger={
              <IconButton look="plain" label={t('bulk.more')}>
                <Ellipsis />
              </IconButton>
            }
          >
            {actions.slice(shown).map((action) => (
              <MenuItem key={action.key} disabled={!offered(action)} onSelect={() => setOpened(action.key)}>
                {why(action) ?? title(action)}
              </MenuItem>
            ))}
          </Menu>
        )}
        {actions.some((action) => !offered(action)) && <p className="text-xs text-muted">{t('bulk.onlyChosen')}</p>}
        <Button look="quiet" className="ml-auto" onClick={clear}>
          {t('bulk.clear')}
        </Button>
      </section>
      {downloading && <DownloadDialog scope={passed} description={told} shopId={shopId} onClose={() => setDownloading(false)} />}
      {open && (
        <Dialog open onClose={close} title={title(open)} description={told}>
          <Part plugin={open.plugin} component={open.part.component} props={{ nmIds, selection: passed, shopId, onDone: close }} />
        </Dialog>
      )}
    </>
  );
}
