import { useTranslation } from 'react-i18next';
import { Badge } from '@/components/ui';
import type { ApiKeyFieldsFragment } from '@/generated/graphql/graphql.ts';
import { useFormat } from '@/lib/format/use-format.ts';

const soon = 7 * 86_400_000;

/** When a key ends: said louder the nearer it is. */
export function KeyEnd({ apiKey: { expiresAt, expired }, now }: { apiKey: ApiKeyFieldsFragment; now: number }) {
  const { t } = useTranslation('keys');
  const format = useFormat();
  if (!expiresAt) return <Badge tone="warn">{t('neverExpires')}</Badge>;
  if (expired) return <Badge tone="bad">{t('expired')}</Badge>;
  const left = Date.parse(expiresAt) - now;
  return (
    <span title={format.dateTime(expiresAt)} className="tabular-nums">
      {left < soon ? <Badge tone="warn">{format.relative(left / 1_000)}</Badge> : format.date(expiresAt)}
    </span>
  );
}
