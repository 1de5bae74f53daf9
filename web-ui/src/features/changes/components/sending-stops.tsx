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

/** One stop, and no later one of the same shop. */
const idOf = ({ shopId, stoppedAt }: SendingStop) => `${shopId ?? 'all'} ${stoppedAt}`;

/** Says that sending is stopped, where and by whom, and lets it go on. @param shopId only what counts for this shop; null for all */
export function SendingStops({ shopId }: { shopId: string | null }) {
  const { sending, goOn } = useSending();
  // Which one is asked about: the list may be another one at the next look.
  const [asked, setAsked] = useState<string | null>(null);
  const stops = shopId === null ? (sending?.stops ?? []) : stopsOf(sending, shopId);
  const first = stops.find(({ mayGoOn }) => mayGoOn);
  useAskedFor('go-on', sending ? () => setAsked(first ? idOf(first) : null) : null);
  return stops.map((stop) => {
    const id = idOf(stop);
    return <Stopped key={id} stop={stop} asked={asked === id} onAsk={() => setAsked(id)} onGoOn={() => goOn(stop.shopId ?? null)} onClose={() => setAsked((now) => (now === id ? null : now))} />;
  });
}

interface StoppedProps {
  stop: SendingStop;
  /** Whether it is being asked about. */
  asked: boolean;
  onAsk(): void;
  onGoOn(): Promise<unknown>;
  onClose(): void;
}

function Stopped({ stop, asked, onAsk, onGoOn, onClose }: StoppedProps) {
  const { t } = useTranslation('changes');
  const format = useFormat();
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
        <Button needsHost onClick={onAsk}>
          <Play />
          {t('stop.goOn')}
        </Button>
      )}
      <ConfirmDialog
        open={asked && stop.mayGoOn}
        title={t('stop.goOnTitle')}
        action={t('stop.goOn')}
        rows={0}
        shop={where}
        notes={[t('stop.goOnNote')]}
        onConfirm={onGoOn}
        onClose={onClose}
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
  const may = sending !== undefined && (mayStop || sending.mayStopAll);
  const stopped = (id: string | null) => sending?.stops.some((one) => (one.shopId ?? null) === id);
  const choices = may
    ? [...(sending.mayStopAll ? [{ id: null, label: t('stop.everywhere') }] : []), ...shops.map((shop) => ({ id: shop.id, label: shopLabel(shop) }))].filter(({ id }) => !stopped(id))
    : [];
  useAskedFor('stop', sending ? () => setPressed(choices.length > 0) : null);
  if (choices.length === 0) return null;
  return (
    <>
      <Button look="danger" needsHost onClick={() => setPressed(true)}>
        <OctagonX />
        {t('stop.act')}
      </Button>
      {pressed && <StopDialog choices={choices} chosen={about ?? shopId} onStop={stop} onClose={() => setPressed(false)} />}
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
