import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { MediaScreen, mediaSearchSchema } from '@/features/media';

export const Route = createFileRoute('/_app/media')({ validateSearch: mediaSearchSchema, component: Media });

function Media() {
  const { view = 'missing', intake = null } = Route.useSearch();
  const navigate = useNavigate();
  return (
    <MediaScreen
      view={view}
      onView={(next) => void navigate({ to: '.', search: (known) => ({ ...known, view: next === 'missing' ? undefined : next }), replace: true })}
      intake={intake}
      onIntake={(next) => void navigate({ to: '.', search: (known) => ({ ...known, intake: next ?? undefined }), replace: true })}
    />
  );
}
