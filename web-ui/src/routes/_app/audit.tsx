import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { AuditScreen, auditSearchSchema } from '@/features/audit';

export const Route = createFileRoute('/_app/audit')({ validateSearch: auditSearchSchema, component: Audit });

function Audit() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  return (
    <AuditScreen
      search={search}
      onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })}
    />
  );
}
