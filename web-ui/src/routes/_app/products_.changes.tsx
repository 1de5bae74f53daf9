import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { FeedScreen, feedSearchSchema } from '@/features/feed';

export const Route = createFileRoute('/_app/products_/changes')({ validateSearch: feedSearchSchema, component: Changes });

function Changes() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  return <FeedScreen search={search} onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })} />;
}
