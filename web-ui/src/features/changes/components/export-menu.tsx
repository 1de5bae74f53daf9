import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem } from '@/components/ui';
import { useExport } from '../hooks/use-export.ts';
import type { ChangeSetDetail } from '../model/change-set.ts';
import { toRowFilter, type ChangeSearch } from '../model/changes-search.ts';

interface ExportMenuProps {
  set: ChangeSetDetail;
  shopId: string | null;
  /** What of the rows is shown. */
  search: ChangeSearch;
}

const formats = ['XLSX', 'CSV'] as const;

/** The rows as a file: all of them, or those that are shown. */
export function ExportMenu({ set, shopId, search }: ExportMenuProps) {
  const { t } = useTranslation('changes');
  const { busy, start } = useExport(set, shopId);
  const shown = toRowFilter(search);
  const filtered = Object.keys(shown).length > 0;
  return (
    <Menu
      trigger={
        <Button busy={busy} needsHost>
          <Download />
          {t('act.export')}
        </Button>
      }
    >
      {formats.map((format) => (
        <MenuItem key={format} onSelect={() => start(format, {})}>
          {t(`export.all.${format}`)}
        </MenuItem>
      ))}
      {filtered &&
        formats.map((format) => (
          <MenuItem key={`shown ${format}`} onSelect={() => start(format, shown)}>
            {t(`export.shown.${format}`)}
          </MenuItem>
        ))}
    </Menu>
  );
}
