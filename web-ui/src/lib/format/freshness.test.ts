import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';
import { ageNow, ageText, freshnessTone, nextTickMillis, type FreshnessView } from './freshness.ts';

const received = 1_000_000;
const english = createFormat('en-GB');

function freshness(over: Partial<FreshnessView> = {}): FreshnessView {
  return {
    state: 'FRESH',
    fetchedAt: '2026-11-23T10:00:00Z',
    ageSeconds: 60,
    expiresAt: '2026-11-23T10:05:00Z',
    source: 'MIRROR',
    ...over,
  };
}

describe('freshness', () => {
  it('ages while it is on the screen, whatever the two clocks say', () => {
    expect(ageNow({ ageSeconds: 60 }, received, received)).toBe(60);
    expect(ageNow({ ageSeconds: 60 }, received, received + 90_500)).toBe(150);
  });

  it('never gets younger when the clock is set back', () => {
    expect(ageNow({ ageSeconds: 5 }, received, received - 60_000)).toBe(0);
  });

  it('does not count the first seconds', () => {
    expect(ageText(0, english)).toBeNull();
    expect(ageText(9, english)).toBeNull();
    expect(ageText(10, english)).toMatch(/^10 secs? ago$/);
    expect(ageText(8_040, english)).toMatch(/^2 hrs? ago$/);
  });

  it('wakes up only when its text changes', () => {
    expect(nextTickMillis(3)).toBe(7_000);
    expect(nextTickMillis(30)).toBe(1_000);
    expect(nextTickMillis(125)).toBe(55_000);
    expect(nextTickMillis(7_200)).toBe(60_000);
  });

  it('warns when data outlives its policy on the screen', () => {
    expect(freshnessTone(freshness(), received, received)).toBe('good');
    expect(freshnessTone(freshness(), received, received + 241_000)).toBe('warn');
  });

  it('shows what the server says about stale data', () => {
    expect(freshnessTone(freshness({ state: 'STALE' }), received, received)).toBe('warn');
    expect(freshnessTone(freshness({ state: 'STALE_ON_ERROR' }), received, received)).toBe('bad');
  });
});
