import { OctagonX, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui';
import { useCan } from '@/features/session';
import { shopLabel, useShops } from '@/features/shops';
import { useFormat } from '@/lib/format/use-format.ts';
import { useAskedFor } from '../hooks/use-asked-for.ts';
import { stopsOf, useSending, type SendingStop } from '../hooks/use-sending.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

/** Says that sending is stopped, where and by whom, and lets it go on. @param shopId only what counts for this shop; null for all */
export function SendingStops({ shopId }: { shopId: string | null }) {
  const { sending, goOn } = useSending();
  const stops = shopId === null ? (sending?.stops ?? []) : stopsOf(sending, shopId);
  const first = stops.find(({ mayGoOn }) => mayGoOn);
  return stops.map((stop) => <Stopped key={stop.shopId ?? 'all'} stop={stop} first={stop === first} onGoOn={() => goOn(stop.shopId ?? null)} />);
}

/** @param first of those that the user may let go on: that is what an address asks for */
function Stopped({ stop, first, onGoOn }: { stop: SendingStop; first: boolean; onGoOn(): Promise<unknown> }) {
  const { t } = useTranslation('changes');
  const format = useFormat();
  const [pressed, setPressed] = useState(false);
  const address = useAskedFor('go-on');
  const asked = pressed || (first && address.asked);
  const where = useWhere()(stop.shopId ?? null);
  return (
    <div role="alert" className="flex flex-wrap items-start gap-3 rounded-lg border border-transparent bg-bad-soft px-4 py-3">
      <OctagonX className="mt-0.5 size-4 shrink-0 text-bad" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-bad">{stop.shopId ? t('stop.shop', { shop: where }) : t('stop.all')}</p>
        <p className="text-pretty break-words">
          {t('stop.by', { who: stop.stoppedBy, time: format.dateTime(stop.stoppedAt) })}
          {stop.reason && ` ${stop.reason}`}
        </p>
        <p className="text-xs text-muted text-pretty">{t('stop.note')}</p>
      </div>
      {stop.mayGoOn && (
        <Button needsHost onClick={() => setPressed(true)}>
          <Play />
          {t('stop.goOn')}
        </Button>
      )}
      <ConfirmDialog
        open={asked}
        title={t('stop.goOnTitle')}
        action={t('stop.goOn')}
        rows={0}
        shop={where}
        notes={[t('stop.goOnNote')]}
        onConfirm={onGoOn}
        onClose={() => {
          setPressed(false);
          address.done();
        }}
      />
    </div>
  );
}

/** Stops all sending at once: in one shop, or in all of them. @param about the shop that is looked at, where that is not the chosen one */
export function StopSending({ shopId: about }: { shopId?: string }) {
  const { t } = useTranslation('changes');
  const { shops, shopId } = useShops();
  const { sending, stop } = useSending();
  const mayStop = useCan('platform:sending');
  const [pressed, setPressed] = useState(false);
  const address = useAskedFor('stop');
  if (!sending || !(mayStop || sending.mayStopAll)) return null;
  const stopped = (id: string | null) => sending.stops.some((one) => (one.shopId ?? null) === id);
  const choices = [
    ...(sending.mayStopAll ? [{ id: null, label: t('stop.everywhere') }] : []),
    ...shops.map((shop) => ({ id: shop.id, label: shopLabel(shop) })),
  ].filter(({ id }) => !stopped(id));
  if (choices.length === 0) return null;
  return (
    <>
      <Button look="danger" needsHost onClick={() => setPressed(true)}>
        <OctagonX />
        {t('stop.act')}
      </Button>
      {(pressed || address.asked) && (
        <StopDialog
          choices={choices}
          chosen={about ?? shopId}
          onStop={stop}
          onClose={() => {
            setPressed(false);
            address.done();
          }}
        />
      )}
    </>
  );
}

function useWhere(): (shopId: string | null) => string {
  const { t } = useTranslation('changes');
  const { shops } = useShops();
  return (shopId) => {
    const shop = shops.find(({ id }) => id === shopId);
    return shop ? shopLabel(shop) : (shopId ?? t('stop.everywhere'));
  };
}
