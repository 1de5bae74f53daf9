import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { PluginsScreen, pluginsSearchSchema } from '@/features/plugins';

export const Route = createFileRoute('/_app/plugins/')({ validateSearch: pluginsSearchSchema, component: Plugins });

function Plugins() {
  const search = Route.useSearch();
  const navigate = useNavigate();
  return <PluginsScreen search={search} onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })} />;
}
