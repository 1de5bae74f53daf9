import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, toast } from '@/components/ui';
import { isUnderWay, useJob } from '@/features/jobs';
import { useCan } from '@/features/session';
import { shopQuery, useShopMutation } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { mediaCheckStart, mediaInventory } from '../api/media-documents.ts';

/** What the last look at a card's media found, and a button for another. */
export function MediaHealth({ nmId, shopId }: { nmId: string; shopId: string }) {
  const { t } = useTranslation('media');
  const format = useFormat();
  const client = useQueryClient();
  const canRead = useCan('wb-media:read');
  const canCheck = useCan('wb-media:check');
  const options = shopQuery(mediaInventory, { nmId }, shopId);
  const query = useQuery({ ...options, enabled: canRead });
  const start = useShopMutation(mediaCheckStart, shopId, {
    onSuccess: ({ mediaCheckStart: { errors } }) => {
      const refusal = errors[0];
      if (refusal) toast('failed', t('health.refused'), refusal.message);
    },
    onError: (error) => toast('failed', t('health.refused'), error.message),
  });
  const { job } = useJob(start.data?.mediaCheckStart.job ?? null, shopId);
  const underWay = job !== null && isUnderWay(job);
  const ended = job !== null && !underWay ? job.id : null;
  useEffect(() => {
    if (ended !== null) void client.invalidateQueries({ queryKey: ['MediaInventory', shopId] });
  }, [ended, client, shopId]);

  const inventory = query.data?.product?.mediaInventory;
  if (!inventory || (inventory.photos.length === 0 && !inventory.video)) return null;
  const troubles = [...inventory.photos, ...(inventory.video ? [inventory.video] : [])].filter(({ state }) => state === 'MISSING' || state === 'BROKEN');
  const first = inventory.photos[0];
  const bytes = inventory.photos.reduce((sum, photo) => sum + (photo.bytes ?? 0), 0);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted" data-testid="media-health">
      {troubles.length > 0 ? (
        <ul className="flex w-full flex-col gap-0.5 text-bad">
          {troubles.map(({ number, state }) => (
            <li key={number} className="flex items-center gap-1.5">
              <TriangleAlert className="size-3.5 shrink-0" aria-hidden="true" />
              {number === 0 ? t(`health.video.${state === 'MISSING' ? 'missing' : 'broken'}`) : t(`health.photo.${state === 'MISSING' ? 'missing' : 'broken'}`, { number })}
            </li>
          ))}
        </ul>
      ) : (
        inventory.checkedAt && (
          <span className="flex items-center gap-1.5">
            <CircleCheck className="size-3.5 shrink-0 text-good" aria-hidden="true" />
            {t('health.fine')}
          </span>
        )
      )}
      {first?.width && first.height && (
        <span className="tabular-nums">
          {first.width} × {first.height}
          {bytes > 0 && `, ${format.decimal(Math.round(bytes / 10_000) / 100)} ${t('health.megabytes')}`}
        </span>
      )}
      <span>{inventory.checkedAt ? t('health.checked', { when: format.dateTime(inventory.checkedAt) }) : t('health.never')}</span>
      {canCheck && (
        <Button look="link" size="bare" className="text-xs" busy={start.isPending || underWay} onClick={() => start.mutate({ input: { nmIds: [nmId] } })}>
          {t('health.check')}
        </Button>
      )}
    </div>
  );
}
