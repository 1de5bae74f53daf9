import { useTranslation } from 'react-i18next';
import type { ProblemView } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { useNow } from '@/lib/hooks/use-now.ts';

/** Why the upstream did not give what was asked, and when it is asked again. */
export function ProblemNote({ problem }: { problem: ProblemView }) {
  const { t } = useTranslation();
  return (
    <div className="rounded-md bg-warn-soft px-3 py-2 text-xs text-warn">
      <p className="font-medium">{t(`problem.${problem.kind}`)}</p>
      {problem.message && <p className="mt-0.5 break-words">{problem.message}</p>}
      {problem.retryAt && (
        <p className="mt-0.5">
          <RetryTime retryAt={problem.retryAt} />
        </p>
      )}
    </div>
  );
}

/** "Next attempt at 14:32, in 12 min", counting down. */
export function RetryTime({ retryAt }: { retryAt: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1_000);
  const seconds = Math.ceil((Date.parse(retryAt) - now) / 1_000);
  if (seconds <= 0) return t('problem.retryNow');
  return t('problem.retryAt', { time: format.time(retryAt), duration: format.duration(seconds) });
}
