import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '@/components/state';
import { Button, Dialog } from '@/components/ui';
import { signOut } from '../hooks/use-sign-in.ts';
import { useSession } from '../hooks/use-session.ts';

const SignInForm = lazy(() => import('./sign-in-form.tsx').then((module) => ({ default: module.SignInForm })));

/** Stands over the screen when the session ended in mid-work; what was typed below stays. */
export function ReauthDialog() {
  const { t } = useTranslation('session');
  const state = useSession();
  return (
    <Dialog
      open={state.status === 'expired'}
      onClose={() => undefined}
      dismissable={false}
      title={t('expired')}
      description={t('expiredHint')}
    >
      <Suspense fallback={<SkeletonLines lines={3} />}>
        {state.status === 'expired' && <SignInForm email={state.user.email} />}
      </Suspense>
      <Button look="link" size="bare" className="mt-3" onClick={() => signOut()}>
        {t('otherUser')}
      </Button>
    </Dialog>
  );
}
