import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { PluginScreen, pluginSearchSchema } from '@/features/plugins';

export const Route = createFileRoute('/_app/plugins/$id')({ validateSearch: pluginSearchSchema, component: Plugin });

function Plugin() {
  const { id } = Route.useParams();
  const search = Route.useSearch();
  const navigate = useNavigate();
  return <PluginScreen key={id} id={id} search={search} onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })} />;
}
