import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, IconButton, Menu, MenuItem } from '@/components/ui';
import { Part, type Filled } from '@/features/extensions';
import { useFormat } from '@/lib/format/use-format.ts';
import { textIn } from '@/sdk/texts.ts';

interface BulkActionsProps {
  actions: readonly Filled<'product.list.bulk-actions/v1'>[];
  chosen: ReadonlySet<string>;
  shopId: string;
  onClear(): void;
}

/** As many stand in the bar; the rest in a menu beside them. */
const shown = 3;

/** What plugins can do with the products that are chosen. */
export function BulkActions({ actions, chosen, shopId, onClear }: BulkActionsProps) {
  const { t, i18n } = useTranslation('products');
  const format = useFormat();
  const [opened, setOpened] = useState<string | null>(null);
  const nmIds = [...chosen];
  const open = actions.find(({ key }) => key === opened);
  const count = t('bulk.chosen', { count: nmIds.length, total: format.number(nmIds.length) });
  const title = ({ part }: (typeof actions)[number]) => textIn(part.title, i18n.language);
  const close = () => setOpened(null);
  const bar = useRef<HTMLElement>(null);
  const clear = () => {
    // The bar goes, and would take the focus with it.
    bar.current?.parentElement?.querySelector<HTMLElement>('[data-row-index][tabindex="0"]')?.focus();
    onClear();
  };
  return (
    <>
      <section ref={bar} aria-label={t('bulk.label')} className="flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-2 lg:px-6">
        <p role="status" className="mr-2 font-medium tabular-nums">
          {count}
        </p>
        {actions.slice(0, shown).map((action) => (
          <Button key={action.key} onClick={() => setOpened(action.key)}>
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
              <MenuItem key={action.key} onSelect={() => setOpened(action.key)}>
                {title(action)}
              </MenuItem>
            ))}
          </Menu>
        )}
        <Button look="quiet" className="ml-auto" onClick={clear}>
          {t('bulk.clear')}
        </Button>
      </section>
      {open && (
        <Dialog open onClose={close} title={title(open)} description={count}>
          <Part plugin={open.plugin} component={open.part.component} props={{ nmIds, shopId, onDone: close }} />
        </Dialog>
      )}
    </>
  );
}
