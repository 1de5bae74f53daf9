import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { ErrorState } from './states.tsx';

/** What `useInfiniteQuery` tells of the next page. */
export interface MoreQuery {
  error: Error | null;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage(): unknown;
}

/** Below a list: asks for its next page, and says so when that failed. Nothing once all is shown. */
export function More({ query }: { query: MoreQuery }) {
  const { t } = useTranslation();
  const next = () => void query.fetchNextPage();
  // A failure stays with the query while the page is asked for again.
  if (query.isFetchNextPageError && !query.isFetchingNextPage) return <ErrorState error={query.error} onRetry={next} />;
  if (!query.hasNextPage) return null;
  return (
    <Button className="self-center" busy={query.isFetchingNextPage} onClick={next}>
      {t('more')}
    </Button>
  );
}
