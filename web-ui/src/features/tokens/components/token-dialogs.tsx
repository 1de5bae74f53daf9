import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '@/components/state';
import { Dialog } from '@/components/ui';
import type { Token } from '../model/token.ts';

const forms = () => import('./token-forms.tsx');
const AddForm = lazy(() => forms().then((module) => ({ default: module.AddForm })));
const RenameForm = lazy(() => forms().then((module) => ({ default: module.RenameForm })));
const ReplaceForm = lazy(() => forms().then((module) => ({ default: module.ReplaceForm })));
const DeleteForm = lazy(() => import('./delete-form.tsx').then((module) => ({ default: module.DeleteForm })));

export type TokenDialog = { kind: 'add' } | { kind: 'rename' | 'replace' | 'delete'; token: Token };

export function TokenDialogs({ dialog, onClose }: { dialog: TokenDialog | null; onClose: () => void }) {
  const { t } = useTranslation('tokens');
  if (!dialog) return null;
  const name = dialog.kind === 'add' ? '' : dialog.token.name;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`${dialog.kind}.title`, { name })}
      description={t(`${dialog.kind}.description`, { name })}
    >
      <Suspense fallback={<SkeletonLines lines={4} />}>
        {dialog.kind === 'add' && <AddForm onClose={onClose} />}
        {dialog.kind === 'rename' && <RenameForm token={dialog.token} onClose={onClose} />}
        {dialog.kind === 'replace' && <ReplaceForm token={dialog.token} onClose={onClose} />}
        {dialog.kind === 'delete' && <DeleteForm token={dialog.token} onClose={onClose} />}
      </Suspense>
    </Dialog>
  );
}
