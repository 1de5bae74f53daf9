import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton, Menu, MenuCheck, MenuItem, MenuLine } from '@/components/ui';
import type { GridColumn } from './types.ts';

interface ColumnChooserProps<Row> {
  columns: GridColumn<Row>[];
  hidden: readonly string[];
  onChange(hidden: string[]): void;
  onReset(): void;
}

export function ColumnChooser<Row>({ columns, hidden, onChange, onReset }: ColumnChooserProps<Row>) {
  const { t } = useTranslation();
  return (
    <Menu
      trigger={
        <IconButton look="plain" size="icon-sm" label={t('columns.title')}>
          <Columns3 />
        </IconButton>
      }
    >
      {columns.map((column) => (
        <MenuCheck
          key={column.id}
          checked={!hidden.includes(column.id)}
          disabled={column.fixed ?? false}
          onChange={(shown) =>
            onChange(shown ? hidden.filter((id) => id !== column.id) : [...hidden, column.id])
          }
        >
          {column.label}
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuItem onSelect={onReset}>{t('columns.reset')}</MenuItem>
    </Menu>
  );
}
