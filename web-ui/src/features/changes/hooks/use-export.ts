import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { api, toApiError } from '@/lib/api';
import { changeRows } from '../api/change-documents.ts';
import type { ChangeRow, ChangeSet, RowState } from '../model/change-set.ts';
import { rowsCsv, type CsvTexts } from '../model/rows-csv.ts';

const states: RowState[] = ['DRAFT', 'BLOCKED', 'UNCHANGED', 'READY', 'SENDING', 'PROCESSING', 'UNCERTAIN', 'VERIFIED', 'FAILED', 'CANCELLED'];

/** Rows that were not applied, as a file to work on. */
export function useExport(set: ChangeSet, shopId: string | null) {
  const { t, i18n } = useTranslation('changes');
  const [busy, setBusy] = useState(false);
  const read = async (): Promise<ChangeRow[]> => {
    const rows: ChangeRow[] = [];
    let after: string | undefined;
    do {
      const { changeSet } = await api.request(
        changeRows,
        { id: set.id, filter: { states: ['FAILED', 'UNCERTAIN', 'BLOCKED'] }, first: 500, after },
        { shopId },
      );
      rows.push(...(changeSet?.rows.nodes ?? []));
      after = changeSet?.rows.pageInfo.hasNextPage ? (changeSet.rows.pageInfo.endCursor ?? undefined) : undefined;
    } while (after);
    return rows;
  };
  const start = () => {
    setBusy(true);
    const texts: CsvTexts = {
      key: t('csv.key'),
      label: t('csv.label'),
      state: t('csv.state'),
      reason: t('csv.reason'),
      field: t('csv.field'),
      before: t('csv.before'),
      after: t('csv.after'),
      states: Object.fromEntries(states.map((state) => [state, t(`row.${state}`)])) as CsvTexts['states'],
    };
    read()
      .then((rows) => save(rowsCsv(rows, texts, i18n.language === 'ru' ? ';' : ','), `changes-${set.id}.csv`))
      .catch((failure: unknown) => toast('failed', t('csv.failed'), toApiError(failure).message))
      .finally(() => setBusy(false));
  };
  return { start, busy };
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
