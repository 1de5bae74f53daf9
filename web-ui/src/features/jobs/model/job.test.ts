import { describe, expect, it } from 'vitest';
import { addSample, isUnderWay, jobShare, secondsLeft, type Sample } from './job.ts';

describe('the time left', () => {
  it('follows from the pace seen', () => {
    const samples: Sample[] = [
      { at: 0, done: 0 },
      { at: 10_000, done: 1_000 },
    ];

    expect(secondsLeft(samples, 12_000, 10_000)).toBe(110);
    expect(secondsLeft(samples, 12_000, 15_000)).toBe(105);
  });

  it('is not guessed from too little', () => {
    expect(secondsLeft([], 100, 0)).toBeNull();
    expect(secondsLeft([{ at: 0, done: 5 }], 100, 0)).toBeNull();
    expect(secondsLeft([{ at: 0, done: 0 }, { at: 1_000, done: 5 }], null, 1_000)).toBeNull();
  });

  it('is never negative', () => {
    expect(secondsLeft([{ at: 0, done: 0 }, { at: 1_000, done: 99 }], 100, 60_000)).toBe(0);
  });

  it('forgets the pace of a run that began again', () => {
    expect(addSample([{ at: 0, done: 500 }], { at: 1, done: 10 })).toEqual([{ at: 1, done: 10 }]);
  });

  it('looks only at the latest samples', () => {
    let samples: Sample[] = [];
    for (let done = 0; done < 100; done += 1) samples = addSample(samples, { at: done, done });

    expect(samples).toHaveLength(20);
    expect(samples.at(-1)?.done).toBe(99);
  });
});

it('knows how far a job is, and whether it goes on', () => {
  expect(jobShare({ done: 3, total: 12 })).toBe(0.25);
  expect(jobShare({ done: 3, total: null })).toBeNull();
  expect(jobShare({ done: 13, total: 12 })).toBe(1);
  expect(isUnderWay({ state: 'WAITING' })).toBe(true);
  expect(isUnderWay({ state: 'FAILED' })).toBe(false);
});
