import { useTranslation } from 'react-i18next';
import { Button, Progress } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import type { IntakeRun } from '../hooks/use-intake.ts';

/** How far the host is with what was sent. */
export function IntakeLooking({ run, stopping, onStop }: { run: IntakeRun; stopping: boolean; onStop(): void }) {
  const { t } = useTranslation('arrange');
  const format = useFormat();
  const total = run.total ?? null;
  const told = total === null ? t('intake.waiting') : t('intake.looked', { done: format.number(run.done), total: format.number(total) });
  return (
    <div className="flex flex-col gap-2">
      <Progress label={t('intake.looking')} share={total === null ? null : run.done / Math.max(1, total)} text={told} />
      <p className="flex flex-wrap items-center gap-2 text-xs text-muted tabular-nums">
        <span>{told}</span>
        <Button size="sm" className="ml-auto" busy={stopping} onClick={onStop}>
          {t('intake.stop')}
        </Button>
      </p>
    </div>
  );
}
