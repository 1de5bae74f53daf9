import { Bell } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, InlineError, SkeletonLines } from '@/components/state';
import { Button, Popover } from '@/components/ui';
import { useMarkRead, useNotifications } from '../hooks/use-notifications.ts';
import { badge, inOrder } from '../model/notification.ts';
import { NoticeLine } from './notice-line.tsx';

/** What one should know of, wherever one is: the bell, and what it rings for. */
export function NotificationsMenu() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [resolved, setResolved] = useState(false);
  const { data, error, refetch } = useNotifications(false);
  const older = useNotifications(true, resolved);
  const read = useMarkRead();
  const unread = data?.notifications.unread ?? 0;
  const items = inOrder((resolved ? older.data : data)?.notifications.items ?? []);
  return (
    <Popover
      align="end"
      label={t('notifications.title')}
      className="w-96 p-2"
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) void refetch();
        else setResolved(false);
      }}
      trigger={
        <Button look="quiet" className="relative px-2" aria-label={unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.title')}>
          <Bell />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="absolute -end-0.5 -top-0.5 min-w-4 rounded-full bg-bad px-1 text-center text-2xs/4 font-semibold text-surface tabular-nums"
            >
              {badge(unread)}
            </span>
          )}
        </Button>
      }
    >
      <div className="flex items-center justify-between gap-2 px-2 py-1">
        <p className="font-medium">{t('notifications.title')}</p>
        {unread > 0 && (
          <Button look="quiet" size="sm" busy={read.isPending} onClick={() => read.mutate(null)}>
            {t('notifications.readAll')}
          </Button>
        )}
      </div>
      {error && !data ? (
        <InlineError error={error} />
      ) : resolved && older.error && !older.data ? (
        <InlineError error={older.error} />
      ) : !data || (resolved && !older.data) ? (
        <SkeletonLines />
      ) : items.length === 0 ? (
        <Empty title={t('notifications.none')}>{t('notifications.noneHint')}</Empty>
      ) : (
        <ul className="flex flex-col divide-y">
          {items.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} onRead={() => read.mutate([notice.id])} onLeave={() => setOpen(false)} />
          ))}
        </ul>
      )}
      <div className="border-t px-2 pt-2">
        <Button look="quiet" size="sm" aria-pressed={resolved} onClick={() => setResolved(!resolved)}>
          {t(resolved ? 'notifications.hideResolved' : 'notifications.showResolved')}
        </Button>
      </div>
    </Popover>
  );
}
