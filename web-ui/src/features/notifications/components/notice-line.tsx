import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, Dot, toast } from '@/components/ui';
import { useJobControl } from '@/features/jobs';
import { useCan } from '@/features/session';
import { useShops, shopLabel } from '@/features/shops';
import { useFormat } from '@/lib/format/use-format.ts';
import { isOffline } from '@/lib/offline/reach.ts';
import { severityTones, type Notice } from '../model/notification.ts';

/** One notification, with what can be done about it. */
export function NoticeLine({ notice, onRead, onLeave }: { notice: Notice; onRead(): void; onLeave(): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shops } = useShops();
  const { history } = useRouter();
  const jobs = useJobControl(notice.shopId, (message) => toast('failed', message));
  const mayRetry = useCan('platform:jobs');
  const shop = shops.find(({ id }) => id === notice.shopId);
  const over = notice.resolvedAt !== null;
  const go = (path: string) => {
    // One goes there without a connection too, and has it unread still.
    if (!isOffline()) onRead();
    onLeave();
    // What is to be done is to be done in that shop.
    const inShop = shop ? `${path.includes('?') ? '&' : '?'}shop=${shop.id}` : '';
    history.push(path + inShop);
  };
  return (
    <li className={`flex gap-2.5 px-2 py-2.5 ${notice.read || over ? '' : 'bg-accent-soft/40'}`}>
      <span className="pt-1.5">
        <Dot tone={over ? 'neutral' : severityTones[notice.severity]} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className={`break-words ${notice.read || over ? '' : 'font-medium'}`}>
          <span className="sr-only">{t(`notifications.severity.${notice.severity}`)}: </span>
          {notice.title}
        </p>
        <p className="text-xs break-words text-muted">{notice.text}</p>
        <p className="flex flex-wrap gap-x-2 text-xs text-muted">
          {shop && <span>{shopLabel(shop)}</span>}
          <time dateTime={notice.raisedAt}>{format.dateTime(notice.raisedAt)}</time>
          {over && <span>{t('notifications.resolved')}</span>}
        </p>
        {!over && (
          <div className="flex flex-wrap gap-2 pt-0.5">
            {notice.action && (
              <Button size="sm" onClick={() => go(notice.action?.path ?? '/')}>
                {notice.action.label}
              </Button>
            )}
            {mayRetry && notice.jobId && (
              <Button size="sm" busy={jobs.busy} onClick={() => notice.jobId && jobs.retry(notice.jobId)}>
                {t('retry')}
              </Button>
            )}
            {!notice.read && (
              <Button look="quiet" size="sm" needsHost onClick={onRead}>
                {t('notifications.read')}
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  );
}
