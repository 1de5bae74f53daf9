import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState, SkeletonLines } from '@/components/state';
import { Dialog } from '@/components/ui';
import { useLeaving } from '@/features/card-editing';
import { shopQuery } from '@/lib/api';
import { mediaRules } from '../api/arrange-documents.ts';
import { IntakeForm } from './intake-form.tsx';

interface IntakeDialogProps {
  shopId: string;
  /** What is being looked at, or was; null before anything was sent. */
  run: string | null;
  onRun(run: string | null): void;
  onClose(): void;
}

/** Photos of many cards out of a ZIP or a folder, told by their vendor codes, as a draft. Fetched when it is first opened. */
export default function IntakeDialog(props: IntakeDialogProps) {
  const { t } = useTranslation('arrange');
  const leaving = useLeaving(props.onClose);
  const rules = useQuery({ ...shopQuery(mediaRules, {}, props.shopId), staleTime: Infinity });
  return (
    <>
      <Dialog open onClose={leaving.onClose} title={t('intake.title')} description={t('intake.hint')} width="wide">
        {rules.data ? (
          <IntakeForm {...props} rules={rules.data.mediaRules} onDirty={leaving.onDirty} onDone={leaving.onDone} onClose={leaving.onClose} />
        ) : rules.error ? (
          <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
        ) : (
          <SkeletonLines lines={6} />
        )}
      </Dialog>
      {leaving.question}
    </>
  );
}
