import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';

const options = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Moscow' } as const;

interface MoscowTimeProps {
  iso: string;
  /** Says how long it is until then, too. */
  countdown?: boolean;
}

/** A point in time as Wildberries counts days, which is by Moscow. */
export function MoscowTime({ iso, countdown = false }: MoscowTimeProps) {
  const { t, i18n } = useTranslation('changes');
  const format = useFormat();
  const now = useNow(30_000);
  const seconds = (Date.parse(iso) - now) / 1_000;
  return (
    <time dateTime={iso} className="tabular-nums">
      {t('plan.moscow', { time: new Intl.DateTimeFormat(i18n.language, options).format(new Date(iso)) })}
      {countdown && seconds > 0 && ` (${format.relative(seconds)})`}
    </time>
  );
}
