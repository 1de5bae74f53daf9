import type { Format } from './format.ts';

/** The part of the schema's Freshness that the UI shows. */
export interface FreshnessView {
  state: 'FRESH' | 'STALE' | 'STALE_ON_ERROR';
  fetchedAt: string;
  ageSeconds: number;
  expiresAt: string;
  source: 'MEMORY' | 'STORE' | 'ORIGIN' | 'MIRROR';
  problem?: ProblemView | null;
}

export interface ProblemView {
  kind: 'REJECTED' | 'UNAUTHORISED' | 'RATE_LIMITED' | 'UNAVAILABLE' | 'MALFORMED' | 'TIMEOUT';
  message: string;
  retryAt?: string | null;
}

/** Age now: what the server said, plus the time since. The two clocks are never compared. */
export function ageNow(freshness: Pick<FreshnessView, 'ageSeconds'>, receivedAt: number, now: number): number {
  return Math.max(0, freshness.ageSeconds + Math.floor((now - receivedAt) / 1_000));
}

/** Below this an age reads as "just now"; counting seconds would only flicker. */
const justNowSeconds = 10;

/** "3 min ago", or null while it is too young to be counted. */
export function ageText(seconds: number, format: Format): string | null {
  return seconds < justNowSeconds ? null : format.relative(-seconds);
}

/** How long until the text of an age changes; a badge need not wake up before. */
export function nextTickMillis(seconds: number): number {
  if (seconds < justNowSeconds) return (justNowSeconds - seconds) * 1_000;
  if (seconds < 60) return 1_000;
  if (seconds < 3_600) return (60 - (seconds % 60)) * 1_000;
  return 60_000;
}

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent';

/** Data that was fresh when it came may have outlived its policy on the screen since. */
export function freshnessTone(freshness: FreshnessView, receivedAt: number, now: number): Tone {
  if (freshness.state === 'STALE_ON_ERROR') return 'bad';
  if (freshness.state === 'STALE') return 'warn';
  const lifetime = Date.parse(freshness.expiresAt) - Date.parse(freshness.fetchedAt);
  return ageNow(freshness, receivedAt, now) * 1_000 > lifetime ? 'warn' : 'good';
}
