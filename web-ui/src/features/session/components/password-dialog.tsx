import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '@/components/state';
import { Dialog } from '@/components/ui';

const PasswordForm = lazy(() => import('./password-form.tsx').then((module) => ({ default: module.PasswordForm })));

export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('session');
  return (
    <Dialog open={open} onClose={onClose} title={t('changePassword')} description={t('changePasswordHint')}>
      <Suspense fallback={<SkeletonLines lines={4} />}>
        <PasswordForm onClose={onClose} />
      </Suspense>
    </Dialog>
  );
}
