import { useTranslation } from 'react-i18next';
import { Dot, Section, Table, Td, Th } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import type { PluginDetails } from '../model/plugin.ts';
import { amount, exceededLately, quotaTone } from '../model/quota.ts';

/** What it may take of the host, what it takes, and when it last wanted more. */
export function PluginQuotas({ plugin }: { plugin: PluginDetails }) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const now = useNow(30_000);
  if (plugin.quotas.length === 0) return null;
  return (
    <Section title={t('quotas.title')} note={t('quotas.note')}>
      <Table aria-label={t('quotas.title')}>
        <thead>
          <tr>
            <Th>{t('quotas.what')}</Th>
            <Th className="text-right">{t('quotas.used')}</Th>
            <Th className="text-right">{t('quotas.limit')}</Th>
          </tr>
        </thead>
        <tbody>
          {plugin.quotas.map((quota) => (
            <tr key={quota.name} className="hover:bg-hover">
              <Td className="align-top">
                <span className="flex items-baseline gap-2">
                  <Dot tone={quotaTone(quota, now)} />
                  <span className="min-w-0">
                    {t(`quotas.name.${quota.name}`)}
                    {quota.exceededAt && (
                      <span className={`block text-xs text-pretty break-words ${exceededLately(quota, now) ? 'text-bad' : 'text-muted'}`}>{t('quotas.exceeded', { time: format.dateTime(quota.exceededAt), what: quota.exceededBy })}</span>
                    )}
                  </span>
                </span>
              </Td>
              <Td className="text-right align-top tabular-nums">{amount(quota, quota.used, format)}</Td>
              <Td className="text-right align-top text-muted tabular-nums">{amount(quota, quota.limit, format)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
