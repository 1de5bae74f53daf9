import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { OverviewScreen, overviewSearchSchema } from '@/features/cache';

export const Route = createFileRoute('/_app/cache/')({ validateSearch: overviewSearchSchema, component: Overview });

function Overview() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  return <OverviewScreen search={search} onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })} />;
}
