import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/ui';
import { api, toApiError } from '@/lib/api';
import { notifications, notificationsRead } from '../api/notification-documents.ts';

const everyMinute = 60_000;

/** Asked for anew each minute, when the page comes to the fore, and in another language. */
export function useNotifications(resolved: boolean, enabled = true) {
  const { language } = useTranslation().i18n;
  return useQuery({
    queryKey: ['Notifications', { resolved, language }],
    queryFn: ({ signal }) => api.request(notifications, { resolved }, { signal }),
    refetchInterval: everyMinute,
    refetchOnWindowFocus: true,
    enabled,
  });
}

export function useMarkRead() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[] | null) => api.request(notificationsRead, { input: { ids } }),
    onError: (error) => toast('failed', t('notifications.notRead'), t(`error.${toApiError(error).code}.hint`)),
    onSettled: () => client.invalidateQueries({ queryKey: ['Notifications'] }),
  });
}
