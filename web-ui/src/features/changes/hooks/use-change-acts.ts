import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { toApiError, useShopMutation, type ApiError } from '@/lib/api';
import { changeSetCancel, changeSetCheck, changeSetConfirm, changeSetReschedule, changeSetRetry, changeSetRollBack, changeSetRowsDelete } from '../api/change-documents.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { Plan } from '../model/plan.ts';
import { rowsKey } from './use-change-sets.ts';

interface Payload {
  changeSet?: ChangeSet | null;
  errors: readonly { code: string; message: string }[];
}

/** What can be done with a set; a refusal is told, and the set is read again, as it is not what was seen. */
export function useChangeActs(set: ChangeSet, shopId: string | null, onRolledBack: (id: string) => void) {
  const { t } = useTranslation('changes');
  const client = useQueryClient();
  const settle = ({ changeSet, errors }: Payload): boolean => {
    void client.invalidateQueries({ queryKey: ['ChangeSetById'] });
    void client.invalidateQueries({ queryKey: ['ChangeSets'] });
    void client.invalidateQueries({ queryKey: rowsKey(set.id) });
    const refusal = errors[0];
    if (refusal) toast('failed', t('refused.title'), t(`refused.${refusal.code}` as 'refused.CONFLICT', { defaultValue: refusal.message }));
    return !refusal && changeSet !== null;
  };
  const onError = (error: ApiError) => toast('failed', t('refused.title'), toApiError(error).message);
  const check = useShopMutation(changeSetCheck, shopId, { onSuccess: (data) => void settle(data.changeSetCheck), onError });
  const confirm = useShopMutation(changeSetConfirm, shopId, { onSuccess: (data) => void settle(data.changeSetConfirm), onError });
  const cancel = useShopMutation(changeSetCancel, shopId, { onSuccess: (data) => void settle(data.changeSetCancel), onError });
  const retry = useShopMutation(changeSetRetry, shopId, { onSuccess: (data) => void settle(data.changeSetRetry), onError });
  const reschedule = useShopMutation(changeSetReschedule, shopId, { onSuccess: (data) => void settle(data.changeSetReschedule), onError });
  const remove = useShopMutation(changeSetRowsDelete, shopId, { onSuccess: (data) => void settle(data.changeSetRowsDelete), onError });
  const rollBack = useShopMutation(changeSetRollBack, shopId, {
    onSuccess: ({ changeSetRollBack: payload }) => {
      if (settle(payload) && payload.changeSet) onRolledBack(payload.changeSet.id);
    },
    onError,
  });
  const { id, version } = set;
  return {
    check: () => check.mutate({ input: { id, version } }),
    /** @param seen the version that was looked at when it was decided */
    confirm: (seen: number, expectedRows: number, typedRows: number | null, plan: Plan) =>
      confirm.mutateAsync({ input: { id, version: seen, expectedRows, typedRows, ...plan } }),
    reschedule: (seen: number, plan: Plan) => reschedule.mutateAsync({ input: { id, version: seen, ...plan } }),
    cancel: (seen: number) => cancel.mutateAsync({ input: { id, version: seen } }),
    retry: (seen: number, expectedRows: number, typedRows: number | null) => retry.mutateAsync({ input: { id, version: seen, expectedRows, typedRows } }),
    rollBack: (seen: number) => rollBack.mutateAsync({ input: { id, version: seen } }),
    remove: (keys: string[]) => remove.mutate({ input: { id, version, keys } }),
    checking: check.isPending,
    busy: confirm.isPending || cancel.isPending || retry.isPending || rollBack.isPending || reschedule.isPending || remove.isPending,
  };
}

export type ChangeActs = ReturnType<typeof useChangeActs>;
