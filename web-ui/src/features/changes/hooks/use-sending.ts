import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import type { ChangeSendingQuery } from '@/generated/graphql/graphql.ts';
import { api, toApiError, useShopMutation, type ApiError } from '@/lib/api';
import { changeSending, changeSendingGoOn, changeSendingStop } from '../api/sending-documents.ts';

export type Sending = ChangeSendingQuery['changeSending'];
export type SendingStop = Sending['stops'][number];

const key = ['ChangeSending'];
const millis = 5_000;

/** What is stopped just now, of all shops: the same whichever is chosen. */
export function useSending() {
  const client = useQueryClient();
  const { t } = useTranslation('changes');
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api.request(changeSending, {}, { signal }), refetchInterval: millis });
  const settle = ({ errors }: { errors: readonly { code: string; message: string }[] }) => {
    void client.invalidateQueries({ queryKey: key });
    const refusal = errors[0];
    if (refusal) toast('failed', t('refused.title'), t(`refused.${refusal.code}` as 'refused.FORBIDDEN', { defaultValue: refusal.message }));
  };
  const onError = (error: ApiError) => toast('failed', t('refused.title'), toApiError(error).message);
  const stop = useShopMutation(changeSendingStop, null, { onSuccess: (answer) => settle(answer.changeSendingStop), onError });
  const goOn = useShopMutation(changeSendingGoOn, null, { onSuccess: (answer) => settle(answer.changeSendingGoOn), onError });
  return {
    sending: data?.changeSending,
    /** @param shopId null for the whole installation */
    stop: (shopId: string | null, reason: string) => stop.mutateAsync({ input: { shopId, reason } }),
    goOn: (shopId: string | null) => goOn.mutateAsync({ input: { shopId } }),
    busy: stop.isPending || goOn.isPending,
  };
}

/** What keeps a shop's sets from being sent. */
export function stopsOf(sending: Sending | undefined, shopId: string): SendingStop[] {
  return (sending?.stops ?? []).filter((stop) => stop.shopId === null || stop.shopId === undefined || stop.shopId === shopId);
}
