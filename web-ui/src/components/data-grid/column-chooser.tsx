import { Columns3 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton, Popover, Spinner } from '@/components/ui';
import type { GridColumn, GridLayout } from './types.ts';

/** Moving by hand and by keyboard is a library of its own, for those who open this. */
const ColumnPanel = lazy(() => import('./column-panel.tsx').then((module) => ({ default: module.ColumnPanel })));

export interface ColumnChooserProps<Row> {
  columns: readonly GridColumn<Row>[];
  layout: GridLayout;
  onChange(layout: GridLayout): void;
  onReset(): void;
}

/** Which columns are seen, in what order, how wide, and which stay at the left. */
export function ColumnChooser<Row>(props: ColumnChooserProps<Row>) {
  const { t } = useTranslation();
  return (
    <Popover
      align="end"
      label={t('columns.title')}
      className="w-80"
      trigger={
        <IconButton look="plain" size="icon-sm" label={t('columns.title')} data-testid="columns">
          <Columns3 />
        </IconButton>
      }
    >
      <Suspense fallback={<div className="grid place-items-center p-6"><Spinner /></div>}>
        <ColumnPanel {...(props as ColumnChooserProps<unknown>)} />
      </Suspense>
    </Popover>
  );
}
