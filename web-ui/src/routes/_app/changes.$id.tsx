import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { ChangeScreen, changeSearchSchema } from '@/features/changes';

export const Route = createFileRoute('/_app/changes/$id')({ validateSearch: changeSearchSchema, component: Change });

function Change() {
  const { id } = Route.useParams();
  const search = Route.useSearch();
  const navigate = useNavigate();
  return <ChangeScreen key={id} id={id} search={search} onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })} />;
}
