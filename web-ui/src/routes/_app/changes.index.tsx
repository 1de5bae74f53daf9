import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { ChangesScreen, changesSearchSchema } from '@/features/changes';

export const Route = createFileRoute('/_app/changes/')({ validateSearch: changesSearchSchema, component: Changes });

function Changes() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  return <ChangesScreen search={search} onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })} />;
}
