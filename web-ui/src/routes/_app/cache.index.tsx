import { createFileRoute, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/_app/cache/')({
  beforeLoad: () => {
    throw redirect({ to: '/cache/policies', replace: true });
  },
});
