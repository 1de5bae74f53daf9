import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import type { ChangeRowFilter, ChangeSetExportFormat } from '@/generated/graphql/graphql.ts';
import { isUnderWay, useJob, type Job } from '@/features/jobs';
import { files, toApiError, useShopMutation, type ApiError } from '@/lib/api';
import { changeSetExport } from '../api/change-documents.ts';
import type { ChangeSet } from '../model/change-set.ts';

/** Rows as a file: the host makes it, and the browser saves it when it is there. */
export function useExport(set: ChangeSet, shopId: string | null) {
  const { t } = useTranslation('changes');
  const [made, setMade] = useState<{ job: Job; fileId: string } | null>(null);
  const told = useRef<string | null>(null);
  const failed = (message: string) => toast('failed', t('export.failed'), message);
  const start = useShopMutation(changeSetExport, shopId, {
    onSuccess: ({ changeSetExport: { job, fileId, errors } }) => {
      const refusal = errors[0];
      if (refusal) failed(t(`refused.${refusal.code}` as 'refused.CONFLICT', { defaultValue: refusal.message }));
      else if (job && fileId) setMade({ job, fileId });
    },
    onError: (error: ApiError) => failed(toApiError(error).message),
  });
  const { job } = useJob(made?.job ?? null, shopId);
  useEffect(() => {
    if (!made || !job || job.id !== made.job.id || isUnderWay(job) || told.current === job.id) return;
    told.current = job.id;
    setMade(null);
    if (job.state !== 'SUCCEEDED') {
      toast('failed', t('export.failed'), job.problem?.message ?? '');
      return;
    }
    files.save(`/api/files/${made.fileId}`, set.shopId).catch((error: unknown) => toast('failed', t('export.failed'), toApiError(error).message));
  }, [made, job, set.shopId, t]);
  return {
    busy: start.isPending || made !== null,
    start: (format: ChangeSetExportFormat, filter: ChangeRowFilter) => start.mutate({ input: { id: set.id, format, filter } }),
  };
}
