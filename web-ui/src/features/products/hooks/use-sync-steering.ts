import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { shopQuery, useShopMutation, type ApiError } from '@/lib/api';
import { productSyncPlan, productsSyncPause, productsSyncResume } from '../api/sync-documents.ts';

const busyMillis = 5_000;
const calmMillis = 60_000;

/** What the sync still needs, and holding it up. @param busy whether one is under way */
export function useSyncSteering(shopId: string, busy: boolean) {
  const { t } = useTranslation(['products', 'common']);
  const client = useQueryClient();
  const options = shopQuery(productSyncPlan, {}, shopId);
  const query = useQuery({ ...options, refetchInterval: busy ? busyMillis : calmMillis });
  const refused = (message: string | undefined) => toast('failed', t('sync.refused'), message);
  const onError = (error: ApiError) => refused(error.message || t(`common:error.${error.code}.title`));
  const again = () => {
    void client.invalidateQueries({ queryKey: options.queryKey });
    void client.invalidateQueries({ queryKey: ['ProductSyncStatus', shopId] });
    void client.invalidateQueries({ queryKey: ['Jobs'] });
  };
  const pause = useShopMutation(productsSyncPause, shopId, {
    onSuccess: ({ productsSyncPause: { plan, errors } }) => {
      if (errors[0]) refused(errors[0].message);
      client.setQueryData(options.queryKey, { productSyncPlan: plan });
      again();
    },
    onError,
  });
  const resume = useShopMutation(productsSyncResume, shopId, {
    onSuccess: ({ productsSyncResume: { errors } }) => {
      if (errors[0]) refused(errors[0].message);
      again();
    },
    onError,
  });
  return {
    plan: query.data?.productSyncPlan ?? null,
    busy: pause.isPending || resume.isPending,
    pause: () => pause.mutate({}),
    resume: () => resume.mutate({}),
  };
}

export type SyncSteering = ReturnType<typeof useSyncSteering>;
export type SyncPlan = NonNullable<SyncSteering['plan']>;
