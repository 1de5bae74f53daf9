import { ChevronDown, Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem } from '@/components/ui';
import { useCan } from '@/features/session';
import type { ProductSelection } from '@/sdk/types.ts';

const BulkDialog = lazy(() => import('./bulk-dialog.tsx'));

const ways = ['rules', 'spreadsheet', 'tags', 'group', 'trash'] as const;
export type EditWay = (typeof ways)[number];

interface BulkEditActionsProps {
  selection: ProductSelection;
  shopId: string;
}

/** What can be changed of the products that are chosen. Whatever is meant becomes a draft first. */
export function BulkEditActions({ selection, shopId }: BulkEditActionsProps) {
  const { t } = useTranslation('editing');
  const [way, setWay] = useState<EditWay | null>(null);
  if (!useCan('wb-products:write')) return null;
  const offered = ways.filter((known) => known !== 'group' || 'ids' in selection);
  return (
    <>
      <Menu
        trigger={
          <Button>
            <Pencil />
            {t('bulk.edit')}
            <ChevronDown />
          </Button>
        }
      >
        {offered.map((known) => (
          <MenuItem key={known} onSelect={() => setWay(known)}>
            {t(`way.${known}`)}
          </MenuItem>
        ))}
      </Menu>
      {way && (
        <Suspense>
          <BulkDialog way={way} selection={selection} shopId={shopId} onClose={() => setWay(null)} />
        </Suspense>
      )}
    </>
  );
}
