import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import type { ProductFilter } from '@/generated/graphql/graphql.ts';
import type { Selection } from '../hooks/use-selection.ts';
import { toOrder, type ListSearch } from '../model/list-search.ts';

const ExportDialog = lazy(() => import('@/features/care').then((module) => ({ default: module.ExportDialog })));

interface ExportButtonProps {
  search: ListSearch;
  /** Of what is shown. */
  filter: ProductFilter;
  selection: Selection;
  totalCount: number;
  shopId: string;
}

/** Opens the dialog that makes a file of the list, or of what is chosen in it. */
export function ExportButton({ search, filter, selection, totalCount, shopId }: ExportButtonProps) {
  const { t } = useTranslation('care');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button needsHost onClick={() => setOpen(true)}>
        <Download />
        {t('export.open')}
      </Button>
      {open && (
        <Suspense>
          <ExportDialog
            shopId={shopId}
            filter={filter}
            orderBy={toOrder(search)}
            totalCount={totalCount}
            chosen={selection.matching ? [] : [...selection.chosen]}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
