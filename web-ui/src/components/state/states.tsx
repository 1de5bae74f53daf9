import { CircleSlash, CloudOff, DatabaseZap, Lock, type LucideIcon, PlugZap, SearchX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { toApiError, type ErrorCode } from '@/lib/api/api-error.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';

interface NoticeProps {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** It is the whole page: its title is the page's heading. */
  heading?: boolean;
  /** Announced at once by screen readers. */
  alert?: boolean;
}

/** What stands where content would: nothing found, not allowed, failed. */
export function Notice({ icon: Icon = CircleSlash, title, children, actions, heading = false, alert = false }: NoticeProps) {
  const Title = heading ? 'h1' : 'p';
  return (
    <div
      role={alert ? 'alert' : 'status'}
      className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center"
    >
      <div className="mb-1 grid size-10 place-items-center rounded-full bg-sunken text-muted">
        <Icon className="size-5" aria-hidden="true" />
      </div>
      <Title className="text-base font-semibold text-balance">{title}</Title>
      {children && <div className="flex flex-col gap-1 text-muted text-pretty">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

const icons: Partial<Record<ErrorCode, LucideIcon>> = {
  FORBIDDEN: Lock,
  NOT_FOUND: SearchX,
  UNREACHABLE: CloudOff,
  OFFLINE: CloudOff,
  UPSTREAM_UNAVAILABLE: CloudOff,
  PLUGIN_UNAVAILABLE: PlugZap,
  DATABASE_UNAVAILABLE: DatabaseZap,
};

/** The message of these codes is written for people; that of the others would only frighten them. */
const speaking: ErrorCode[] = ['INVALID_INPUT', 'CONFLICT', 'UPSTREAM_REJECTED', 'UPSTREAM_UNAVAILABLE', 'PLUGIN_UNAVAILABLE'];

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1_000);
  const { code, message, details, receivedAt } = toApiError(error);
  const wait = Math.max(0, Math.ceil((details.retryAfterSeconds ?? 0) - (now - receivedAt) / 1_000));
  return (
    <Notice
      alert
      icon={icons[code] ?? TriangleAlert}
      title={t(`error.${code}.title`)}
      actions={
        onRetry && (
          <Button onClick={onRetry} disabled={wait > 0}>
            {wait > 0 ? t('retryIn', { duration: format.duration(wait) }) : t('retry')}
          </Button>
        )
      }
    >
      <p>{speaking.includes(code) && message ? message : t(`error.${code}.hint`)}</p>
      <p className="font-mono text-xs select-all">
        {code}
        {details.correlationId && ` · ${details.correlationId}`}
      </p>
    </Notice>
  );
}

export function Forbidden() {
  const { t } = useTranslation();
  return (
    <Notice icon={Lock} title={t('error.FORBIDDEN.title')}>
      <p>{t('error.FORBIDDEN.hint')}</p>
    </Notice>
  );
}

export function Empty({ title, children, actions }: { title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <Notice title={title} actions={actions}>
      {children}
    </Notice>
  );
}

/** An error beside content that stays usable, for example in a dialog. */
export function InlineError({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!error) return null;
  const { code, message, details } = toApiError(error);
  return (
    <div role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad">
      <p className="font-medium">{t(`error.${code}.title`)}</p>
      <p>{speaking.includes(code) && message ? message : t(`error.${code}.hint`)}</p>
      {details.correlationId && <p className="font-mono text-xs">{details.correlationId}</p>}
    </div>
  );
}

export function SkeletonLines({ lines = 6 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-3 p-4">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="pulse-block h-4" style={{ width: `${88 - ((line * 23) % 40)}%` }} />
      ))}
    </div>
  );
}
