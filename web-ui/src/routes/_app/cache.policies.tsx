import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { PoliciesScreen, policiesSearchSchema } from '@/features/cache';

export const Route = createFileRoute('/_app/cache/policies')({ validateSearch: policiesSearchSchema, component: Policies });

function Policies() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  return <PoliciesScreen search={search} onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })} />;
}
