import { useTranslation } from 'react-i18next';
import { Meter } from '@/components/charts';
import { scoreTone } from '@/lib/format/score.ts';

export function ScoreMeter({ score }: { score: number }) {
  const { t } = useTranslation('care');
  return (
    <div className="flex items-center gap-3">
      <p className="text-2xl font-semibold tabular-nums">
        {score}
        <span className="text-sm font-normal text-muted"> / 100</span>
      </p>
      <Meter label={t('health.score')} text={t('health.scoreIs', { score })} value={score} most={100} tone={scoreTone(score)} className="flex-1" />
    </div>
  );
}
