import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isAboutCards } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';

/** How old the oldest that is shown of cards is: nothing else says it while nothing is asked for anew. */
export function OfflineAge() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(5_000);
  const readAt = useOldestShown();
  return readAt === null ? null : <> {t('offline.age', { age: format.relative(Math.min(0, Math.round((readAt - now) / 1_000))) })}</>;
}

function useOldestShown(): number | null {
  const answers = useQueryClient().getQueryCache();
  const oldest = useCallback(() => {
    const shown = answers.findAll({ type: 'active', predicate: ({ queryKey, state }) => isAboutCards(queryKey) && state.dataUpdatedAt > 0 });
    return shown.length === 0 ? null : Math.min(...shown.map(({ state }) => state.dataUpdatedAt));
  }, [answers]);
  return useSyncExternalStore(useCallback((listener) => answers.subscribe(listener), [answers]), oldest);
}
