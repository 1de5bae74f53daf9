import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { isUnderWay, useJob } from '@/features/jobs';
import { shopQuery, useShopMutation } from '@/lib/api';
import { productsSync, productSyncStatus } from '../api/product-documents.ts';
import { useReloadProducts } from './use-products.ts';

/** How late a sync that was started elsewhere is noticed. */
const calmMillis = 8_000;
const busyMillis = 4_000;
/** While cards stream in, the list shows them about this often. */
const reloadMillis = 6_000;

/** The mirror's state, its job as it goes, and how to start one; the list follows what the job brings. */
export function useSync(shopId: string) {
  const { t } = useTranslation(['products', 'common']);
  const client = useQueryClient();
  const options = shopQuery(productSyncStatus, {}, shopId);
  const status = useQuery({
    ...options,
    refetchInterval: ({ state }) => {
      const job = state.data?.productSyncStatus.job;
      return job && isUnderWay(job) ? busyMillis : calmMillis;
    },
  });
  const sync = status.data?.productSyncStatus;
  const { job, receivedAt } = useJob(sync?.job ?? null, shopId);
  const reload = useReloadProducts(shopId);

  const done = job?.done ?? 0;
  const state = job?.state;
  const last = useRef({ done, state, at: 0 });
  useEffect(() => {
    const before = last.current;
    const ended = before.state !== undefined && before.state !== state && (!state || state === 'SUCCEEDED' || state === 'CANCELLED');
    const grew = done > before.done && Date.now() - before.at > reloadMillis;
    if (!ended && !grew) {
      last.current = { ...before, state };
      return;
    }
    last.current = { done, state, at: Date.now() };
    reload();
    if (ended) void client.invalidateQueries({ queryKey: ['ProductSyncStatus', shopId] });
  }, [done, state, reload, client, shopId]);

  const lastRun = sync?.lastRun;
  const knownRun = useRef(lastRun?.id);
  useEffect(() => {
    if (knownRun.current && lastRun && knownRun.current !== lastRun.id && lastRun.created + lastRun.updated + lastRun.deleted > 0) {
      reload();
    }
    knownRun.current = lastRun?.id;
  }, [lastRun, reload]);

  const start = useShopMutation(productsSync, shopId, {
    onSuccess: ({ productsSync: { job: begun, errors } }) => {
      const refusal = errors[0];
      if (refusal) toast('failed', t('sync.refused'), refusal.message);
      // Known before it is asked for: a short job has ended by then, and its end would be missed.
      if (begun) {
        client.setQueryData(options.queryKey, (known) => known && { productSyncStatus: { ...known.productSyncStatus, job: begun } });
      }
      void client.invalidateQueries({ queryKey: ['ProductSyncStatus', shopId] });
      void client.invalidateQueries({ queryKey: ['Jobs'] });
    },
    onError: (error) => toast('failed', t('sync.refused'), error.message || t(`common:error.${error.code}.title`)),
  });
  return { status, sync, job, receivedAt, reload, start };
}
