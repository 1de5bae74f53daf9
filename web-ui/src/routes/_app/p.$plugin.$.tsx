import { createFileRoute } from '@tanstack/react-router';
import { ExtensionPage } from '@/features/extensions';

export const Route = createFileRoute('/_app/p/$plugin/$')({ component: Extension });

function Extension() {
  const { plugin, _splat: path = '' } = Route.useParams();
  return <ExtensionPage key={plugin} id={plugin} path={path} />;
}
