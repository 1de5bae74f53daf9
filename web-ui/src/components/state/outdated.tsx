import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { toApiError } from '@/lib/api/api-error.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useOffline } from '@/lib/offline/use-offline.ts';

/** Says that what is shown is no longer renewed, and since when. */
export function Outdated({ query }: { query: UseQueryResult<unknown> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const offline = useOffline();
  // Without a connection the shell says it, once for the whole page.
  if (!query.error || !query.data || offline) return null;
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
      <p className="flex-1 basis-64">
        {t(`error.${toApiError(query.error).code}.title`)}. {t('outdated', { time: format.time(new Date(query.dataUpdatedAt).toISOString()) })}
      </p>
      <Button size="sm" busy={query.isFetching} onClick={() => void query.refetch()}>
        {t('retry')}
      </Button>
    </div>
  );
}
