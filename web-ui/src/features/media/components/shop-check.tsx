import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Progress, toast } from '@/components/ui';
import { isUnderWay, jobShare, useJob, useJobControl } from '@/features/jobs';
import { useCan } from '@/features/session';
import { shopQuery, useShopMutation } from '@/lib/api';
import { useFormat } from '@/lib/format/use-format.ts';
import { mediaCheck, mediaCheckStart } from '../api/media-documents.ts';

/** The check of a shop's media: starts it, shows how far it is, stops it. */
export function ShopCheck({ shopId }: { shopId: string }) {
  const { t } = useTranslation(['media', 'common']);
  const format = useFormat();
  const client = useQueryClient();
  const may = useCan('wb-media:check');
  const known = useQuery({ ...shopQuery(mediaCheck, {}, shopId), refetchInterval: 20_000 });
  const start = useShopMutation(mediaCheckStart, shopId, {
    onSuccess: ({ mediaCheckStart: { errors } }) => {
      const refusal = errors[0];
      if (refusal) toast('failed', t('health.refused'), refusal.message);
      void client.invalidateQueries({ queryKey: ['MediaCheck', shopId] });
    },
    onError: (error) => toast('failed', t('health.refused'), error.message),
  });
  const { job } = useJob(start.data?.mediaCheckStart.job ?? known.data?.mediaCheck ?? null, shopId);
  const control = useJobControl(shopId, (message) => toast('failed', t('health.refused'), message));
  const underWay = job !== null && isUnderWay(job);
  const ended = job !== null && !underWay ? job.id : null;
  useEffect(() => {
    if (ended === null) return;
    for (const list of ['MediaInState', 'MediaDuplicates']) void client.invalidateQueries({ queryKey: [list, shopId] });
  }, [ended, client, shopId]);
  if (underWay) {
    const told = t('screen.checked', { count: job.done, cards: format.number(job.done) });
    return (
      <div className="flex items-center gap-3" data-testid="media-check">
        <div className="w-40">
          <Progress label={t('screen.checking')} share={jobShare(job)} text={told} />
        </div>
        <span className="text-xs text-muted tabular-nums">{told}</span>
        {may && (
          <Button size="sm" onClick={() => control.cancel(job.id)}>
            {t('screen.stop')}
          </Button>
        )}
      </div>
    );
  }
  return may ? (
    <Button look="primary" busy={start.isPending} onClick={() => start.mutate({ input: {} })}>
      {t('screen.check')}
    </Button>
  ) : null;
}
