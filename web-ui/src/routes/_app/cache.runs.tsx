import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { runsSearchSchema, SyncRunsScreen } from '@/features/cache';

export const Route = createFileRoute('/_app/cache/runs')({ validateSearch: runsSearchSchema, component: SyncRuns });

function SyncRuns() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  return <SyncRunsScreen search={search} onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })} />;
}
