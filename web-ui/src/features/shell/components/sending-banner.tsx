import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { OctagonX } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoppedSendingQuery } from '@/generated/graphql/graphql.ts';
import { shopLabel, useShops } from '@/features/shops';
import { api } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { stoppedSending } from '../api/sending-documents.ts';

type Stop = StoppedSendingQuery['changeSending']['stops'][number];

const millis = 15_000;

/** On every page: that nothing is sent, and since when. The pages of change sets say it themselves, with the way to let it go on. */
export function SendingBanner() {
  const { shopId } = useShops();
  const { pathname } = useLocation();
  // The beginning of the key is that of the pages of change sets: what is stopped or let go on there shows here at once.
  const { data } = useQuery({ queryKey: ['ChangeSending', 'banner'], queryFn: ({ signal }) => api.request(stoppedSending, {}, { signal }), refetchInterval: millis });
  const stops = (data?.changeSending.stops ?? []).filter((stop) => !stop.shopId || shopId === null || stop.shopId === shopId);
  return (
    <div role="status" className="empty:hidden">
      {stops.length > 0 && !pathname.startsWith('/changes') && (
        <Suspense>
          <Stops stops={stops} />
        </Suspense>
      )}
    </div>
  );
}

function Stops({ stops }: { stops: readonly Stop[] }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const { shops } = useShops();
  const name = (id: string) => {
    const shop = shops.find((one) => one.id === id);
    return shop ? shopLabel(shop) : id;
  };
  return stops.map(({ shopId, reason, stoppedAt, stoppedBy }) => (
    <p key={shopId ?? 'all'} className="flex items-start gap-2 border-b bg-bad-soft px-4 py-1.5 text-bad">
      <OctagonX className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 text-pretty break-words">
        <span className="font-medium">{shopId ? t('stop.banner.shop', { shop: name(shopId) }) : t('stop.banner.all')}</span>{' '}
        <span className="max-sm:hidden">
          {t('stop.by', { who: stoppedBy, time: format.dateTime(stoppedAt) })}
          {reason && ` ${reason}`}
        </span>{' '}
        <Link to="/changes" className="underline underline-offset-4">
          {t('stop.banner.more')}
        </Link>
      </span>
    </p>
  ));
}
