import { clsx } from 'clsx';

interface MeterProps {
  label: string;
  /** What a screen reader says instead of a number. */
  text: string;
  value: number;
  most: number;
  tone?: 'calm' | 'warn' | 'bad';
  className?: string;
}

const tones = { calm: 'bg-accent', warn: 'bg-chart-stale', bad: 'bg-chart-error' };

/** How much of something there is, of what there may be. */
export function Meter({ label, text, value, most, tone = 'calm', className }: MeterProps) {
  const share = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0;
  return (
    <div role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={most} aria-valuenow={Math.min(value, most)} aria-valuetext={text} className={clsx('h-1.5 overflow-hidden rounded-full bg-sunken', className)}>
      <div className={clsx('h-full rounded-full', tones[tone])} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
