import { createFileRoute, redirect, useRouter } from '@tanstack/react-router';
import * as v from 'valibot';
import { SignInScreen } from '@/features/session';
import { localPath } from '@/lib/router/local-path.ts';
import { session } from '@/lib/api';

export const Route = createFileRoute('/sign-in')({
  validateSearch: v.object({ next: v.optional(v.fallback(v.optional(v.string()), undefined)) }),
  beforeLoad: ({ search }) => {
    if (session.state().status === 'active') throw redirect({ href: localPath(search.next) });
  },
  component: SignIn,
  staticData: { texts: ['session'] },
});

function SignIn() {
  const router = useRouter();
  return <SignInScreen onDone={() => void router.invalidate()} />;
}
