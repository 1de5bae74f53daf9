import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import type { Tone } from '@/lib/format/freshness.ts';

const style = cva(
  'inline-flex h-5 max-w-full items-center gap-1 rounded px-1.5 text-2xs font-medium whitespace-nowrap [&_svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-muted',
        good: 'bg-good-soft text-good',
        warn: 'bg-warn-soft text-warn',
        bad: 'bg-bad-soft text-bad',
        accent: 'bg-accent-soft text-accent-ink',
      },
    },
  },
);

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={style({ tone })}>{children}</span>;
}

const dots = {
  neutral: 'bg-line-strong',
  good: 'bg-good',
  warn: 'bg-warn',
  bad: 'bg-bad',
  accent: 'bg-accent-ink',
} satisfies Record<Tone, string>;

export function Dot({ tone }: { tone: Tone }) {
  return <span className={`inline-block size-2 shrink-0 rounded-full ${dots[tone]}`} aria-hidden="true" />;
}
