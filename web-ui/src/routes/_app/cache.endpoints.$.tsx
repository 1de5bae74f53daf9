import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { EndpointScreen, endpointSearchSchema } from '@/features/cache';

/** An endpoint's name holds a slash, which proxies and servlet containers refuse when it is encoded: hence the splat. */
export const Route = createFileRoute('/_app/cache/endpoints/$')({ validateSearch: endpointSearchSchema, component: Endpoint });

function Endpoint() {
  const { _splat: endpoint = '' } = Route.useParams();
  const search = Route.useSearch();
  const navigate = useNavigate();
  return (
    <EndpointScreen
      key={endpoint}
      endpoint={endpoint}
      search={search}
      onSearch={(patch) => void navigate({ to: '.', search: (known) => ({ ...known, ...patch }), replace: true })}
    />
  );
}
