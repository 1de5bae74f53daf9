import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Meter } from '@/components/charts';
import { RetryTime } from '@/components/state';
import { Badge, Button, Table, Td, Th } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';
import { breakerTones, byUrgency, share, type Upstream } from '../model/stats.ts';

/** There is one for each group of methods and each shop; most are never near their end. */
const few = 8;

/** What may still be asked of Wildberries, and whether it is asked at all. Those in trouble stand first. */
export function UpstreamTable({ upstreams }: { upstreams: readonly Upstream[] }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const now = useNow(5_000);
  const [all, setAll] = useState(false);
  const shown = byUrgency(upstreams, now).slice(0, all ? undefined : few);
  return (
    <>
      <Table aria-label={t('upstreams.title')}>
        <thead>
          <tr>
            <Th>{t('upstreams.upstream')}</Th>
            <Th className="max-md:hidden">{t('shop')}</Th>
            <Th>{t('upstreams.quota')}</Th>
            <Th className="max-sm:hidden">{t('upstreams.breaker')}</Th>
          </tr>
        </thead>
        <tbody>
          {shown.map((upstream) => (
            <UpstreamRow key={`${upstream.quotaGroup} ${upstream.upstream} ${upstream.shopId}`} upstream={upstream} now={now} />
          ))}
        </tbody>
      </Table>
      {shown.length < upstreams.length && (
        <Button className="self-center" onClick={() => setAll(true)}>
          {t('upstreams.all', { count: upstreams.length, total: format.number(upstreams.length) })}
        </Button>
      )}
    </>
  );
}

function UpstreamRow({ upstream, now }: { upstream: Upstream; now: number }) {
  const { t } = useTranslation('cache');
  const format = useFormat();
  const { quotaLeft, quotaBurst, blockedUntil, breaker } = upstream;
  const left = Math.max(0, Math.floor(quotaLeft));
  const text = t('upstreams.left', { count: quotaBurst, left: format.number(left), burst: format.number(quotaBurst) });
  const leftShare = share(quotaLeft, quotaBurst);
  const name = upstream.sellerName ?? upstream.shopId;
  const state = (
    <>
      <Badge tone={breakerTones[breaker]}>{t(`upstreams.is.${breaker}`)}</Badge>
      {blockedUntil && Date.parse(blockedUntil) > now && (
        <p className="mt-0.5 text-xs text-warn tabular-nums">
          {t('upstreams.blocked')} <RetryTime retryAt={blockedUntil} />
        </p>
      )}
    </>
  );
  return (
    <tr className="hover:bg-hover">
      <Td className="max-sm:align-top">
        <p className="font-medium">{upstream.quotaGroup}</p>
        <p className="text-xs text-muted">{upstream.upstream}</p>
        <p className="max-w-28 truncate text-xs text-muted sm:max-w-48 md:hidden">{name}</p>
      </Td>
      <Td className="max-md:hidden">
        <span className="block max-w-64 truncate">{name}</span>
      </Td>
      <Td>
        <div className="flex max-w-56 min-w-24 flex-col gap-1">
          <span className="text-xs whitespace-nowrap tabular-nums">{text}</span>
          <Meter label={t('upstreams.quota')} text={text} value={Math.max(0, quotaLeft)} most={quotaBurst} tone={leftShare < 0.1 ? 'bad' : leftShare < 0.3 ? 'warn' : 'calm'} />
        </div>
        <div className="mt-1.5 sm:hidden">{state}</div>
      </Td>
      <Td className="max-sm:hidden">{state}</Td>
    </tr>
  );
}
